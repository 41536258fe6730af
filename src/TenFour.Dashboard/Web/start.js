// Starts the connection, says when it is lost, and comes back by itself.
(() => {
  const lost = shown => {
    const bar = document.getElementById('lost');
    if (bar) bar.hidden = !shown;
    document.documentElement.classList.toggle('offline', shown);
  };

  const answers = () => fetch('/health', { cache: 'no-store' }).then(r => r.ok, () => false);

  async function comeBack() {
    for (;;) {
      if (await answers()) {
        // It may be gone again by now; then this page must stay, since nobody would give it another time.
        const knowsPage = await Blazor.reconnect().catch(() => null);
        if (knowsPage) return lost(false);
        // The server was started anew, and does not know this page any more.
        if (knowsPage === false) return location.reload();
      }
      await new Promise(done => setTimeout(done, 1000));
    }
  }

  Blazor.start({
    circuit: {
      reconnectionHandler: {
        onConnectionDown: () => { lost(true); comeBack(); },
        onConnectionUp: () => lost(false),
      },
    },
  });

  document.addEventListener('click', event => {
    if (!event.target.closest('#theme')) return;
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
    dispatchEvent(new Event('themechange'));
  });
})();
