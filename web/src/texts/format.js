// Durations and times as people read them.

/** "2 h 5 min", "42 s". @param {number} seconds @param {string} lang */
export function duration(seconds, lang) {
  const unit = (/** @type {number} */ value, /** @type {string} */ name) =>
    new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  const whole = Math.round(seconds);
  if (whole < 60) return unit(whole, 'second');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${unit(minutes, 'minute')} ${unit(whole % 60, 'second')}`;
  return `${unit(Math.floor(minutes / 60), 'hour')} ${unit(minutes % 60, 'minute')}`;
}

/** Time of day of a moment in a recording, or its distance from the start. @param {number} startedAtMs @param {number} seconds @param {string} lang */
export function moment(startedAtMs, seconds, lang) {
  if (!startedAtMs) return duration(seconds, lang);
  return new Date(startedAtMs + seconds * 1000).toLocaleTimeString(lang);
}
