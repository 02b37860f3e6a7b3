// For the page around the check: gives each <iframe data-charley> the height that its content has.
// <script src=".../frame/height.js" defer></script>
addEventListener('message', ({ data, source, origin }) => {
  if (data?.type !== 'charley-height' || !Number.isFinite(data.height)) return;
  for (const frame of document.querySelectorAll('iframe[data-charley]')) {
    // Only the frame itself may speak of itself, and only from where it was loaded.
    if (frame.contentWindow !== source || new URL(frame.src, document.baseURI).origin !== origin) continue;
    frame.style.height = `${Math.min(Math.max(Math.ceil(data.height), 200), 30_000)}px`;
  }
});
