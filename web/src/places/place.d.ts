// What a place is, and what it is given. CONTRIBUTING.md says how one is added.
import type { CSSResult, TemplateResult } from 'lit';

import type { Session } from '../session/session.js';

/** What is drawn: a template of Lit, or nothing. */
export type Drawn = TemplateResult | symbol | '';

/** A place where a person can be. One object for each session, made when it is first opened. */
export interface Place {
  /**
   * Somebody comes, with the rest of the address. What it needs is loaded here. An address: go there instead.
   * Also called while somebody is here.
   */
  open?(path: string): Promise<string | void> | string | void;
  view(): Drawn;
  /** Where one is, for the title of the page; never an answer. */
  title?(): string;
  /** The language has changed; the texts that were loaded are there again in the new one. */
  speak?(): void;
  /** Somebody leaves; what was entered here stays. */
  close?(): void;
  /** The session ends, or the element leaves the page: whatever runs has to stop. */
  end?(): Promise<void> | void;
}

export interface PlaceClass {
  new (here: Here): Place;
  styles?: CSSResult;
}

/** What a place is given. */
export interface Here {
  session: Session;
  shell: Shell;
}

/** What a place asks of the element around it. */
export interface Shell {
  readonly screen: Screen;
  /** A step is on its way and takes long enough to be shown. */
  readonly busy: boolean;
  readonly offline: Offline;
  readonly arrival: Arrival;
  /** Goes to a place: "ask", "check/when". */
  go(address: string): Promise<void>;
  /** Goes where one came from, if that is this address or none is named; else to the address. */
  back(address?: string): Promise<void>;
  /** Opens a place without leaving the one where one is. */
  open(address: string): Promise<void>;
  /** What a place draws that was opened so. */
  view(name: string): Drawn;
  /** Runs a step that needs the core. A failure is shown, and every answer kept. */
  run(step: () => Promise<unknown>): Promise<void>;
  /** Loads what is drawn beside, such as pictures. Without it one goes on; that it is missing is said. */
  beside(step: () => Promise<unknown>): Promise<void>;
  /** Asks, then ends the session and begins a new one. */
  erase(): Promise<void>;
}

/** The surface that is drawn on. */
export interface Screen {
  /** What happened, for the person to read: the place in sight shows it. */
  notice: string;
  /** What is printed alone, as long as it is there. */
  sheet: (() => Drawn) | undefined;
  /** The shadow root. */
  readonly root: ShadowRoot;
  redraw(): void;
  /** Once everything is drawn. */
  drawn(): Promise<unknown>;
  /** After the next drawing the heading has the focus, and is in sight; or what a place marks with `data-arrived`. */
  focusHeading(): void;
  focus(selector: string): void;
  /** Redraws, and brings what an action has led to in sight. */
  reveal(selector: string): Promise<void>;
  /** Tells the page where a person is, never what was answered. */
  emit(type: string, detail?: object): void;
}

export interface Offline {
  /** A new version waits. */
  waits: boolean;
  take(): Promise<void>;
}

/** What came with the address. */
export interface Arrival {
  /** A code of answers, until the person has said what to do with it. */
  code: string;
  /** The answers leave the address, so that nobody finds them in the history. */
  drop(): void;
}
