// Runs before the first drawing, so that a dark page is never white for a moment.
(() => {
  const stored = localStorage.getItem('theme');
  if (stored) document.documentElement.dataset.theme = stored;
})();
