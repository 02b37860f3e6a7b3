// What is offered where one begins: a new version, and the answers that were kept.
import { html, nothing } from 'lit';

/** @typedef {import('../session/session.js').Session} Session */
/** @typedef {{run: (step: () => Promise<unknown>) => Promise<void>, go: (address: string) => Promise<void>, screen: {redraw: () => void}}} Way */

/** A new version waits. @param {Session} session @param {{waits: boolean, take: () => Promise<void>}} offline */
export function newVersion({ answers, content }, offline) {
  if (!offline.waits || answers.all.size > 0) return nothing;
  return html`<div class="card">
    <p>${content.texts.get('update.waits')}</p>
    <button type="button" @click=${() => offline.take()}>${content.texts.get('update.take')}</button>
  </div>`;
}

/** Answers that were kept. @param {Session} session @param {Way} shell */
export function kept(session, shell) {
  const { keeping, content } = session;
  const { texts } = content;
  if (!keeping.saved) return nothing;
  const goOn = () => shell.run(async () => shell.go(await session.resume()));
  const discard = () => {
    keeping.discard();
    shell.screen.redraw();
  };
  return html`<div class="card">
    <p>
      ${keeping.usable ? texts.get('save.resume', { date: texts.date(keeping.saved.savedAt) }) : texts.get('save.old')}
    </p>
    <div class="row">
      ${
        keeping.usable
          ? html`<button type="button" class="primary" @click=${goOn}>${texts.get('save.resume.yes')}</button>`
          : nothing
      }
      <button type="button" @click=${discard}>${texts.get('save.resume.no')}</button>
    </div>
  </div>`;
}
