// Recordings on this device, and files: what they show, their names, and taking them along.

/** @typedef {import('./types.d.ts').RecordingInfo} RecordingInfo */

export class Library {
  /** @type {RecordingInfo[]} */
  recordings = [];
  notice = '';
  #desk;

  /** @param {import('./desk.d.ts').Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  async refresh() {
    this.recordings = await this.#desk.night.call('list').catch(() => []);
    this.#desk.change();
  }

  /** @param {RecordingInfo} info */
  show(info) {
    return this.#report(async () => ({ report: await this.#desk.night.call('report', info.id, 50), info }));
  }

  /** @param {Event} event */
  importFile = async (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    const { night, mainsHz } = this.#desk;
    await this.#report(async () => ({ report: await night.call('read', file, mainsHz), file: file.name }));
  };

  closeReport = () => {
    this.notice = '';
    this.#desk.focusHeading();
    this.#desk.change({ shown: undefined, step: 'start' });
  };

  /** @param {RecordingInfo} info */
  async rename(info) {
    const name = window.prompt(this.#desk.texts.get('sensor.recordings.rename.ask'), info.name);
    if (name === null) return;
    await this.#desk.night.call('rename', { ...info, name: name.trim().slice(0, 80) });
    await this.refresh();
  }

  /** @param {RecordingInfo} info */
  async remove(info) {
    if (!window.confirm(this.#desk.texts.get('sensor.recordings.delete.ask'))) return;
    await this.#desk.night.call('remove', info.id);
    await this.refresh();
    this.#desk.focusHeading();
  }

  /** @param {RecordingInfo} info @param {'edf' | 'csv' | 'raw'} format */
  async save(info, format) {
    const { night, texts } = this.#desk;
    this.#desk.change({ problem: '' });
    try {
      const start = new Date(info.startedAtMs);
      const blob = await night.call('convert', info.id, format, -start.getTimezoneOffset());
      const at = start.toISOString().slice(0, 16).replaceAll(':', '-');
      const name = `charley-${at}.${{ edf: 'edf', csv: 'csv', raw: 'charley' }[format]}`;
      download(blob, name);
      this.notice = texts.get('sensor.recordings.saved', { name });
      this.#desk.reveal('.notice');
    } catch (error) {
      this.#desk.fail(error);
    }
  }

  /** @param {() => Promise<NonNullable<import('./types.d.ts').SensorState['shown']>>} read */
  async #report(read) {
    this.#desk.change({ problem: '' });
    try {
      this.#desk.change({ shown: await read(), step: 'report' });
      this.#desk.focusHeading();
    } catch (error) {
      this.#desk.fail(error);
    }
  }
}

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
