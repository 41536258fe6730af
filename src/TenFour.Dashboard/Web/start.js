// Starts the connection, says when it is lost, and comes back by itself.
(() => {
  const lost = shown => {
    const bar = document.getElementById('lost');
    if (bar) bar.hidden = !shown;
    document.documentElement.classList.toggle('offline', shown);
  };

  const answers = () => fetch('/health', { cache: 'no-store' }).then(r => r.ok, () => false);

  // What somebody was writing is on this page only, and must come through the reload.
  const keepDraft = () => {
    const fields = [...document.querySelectorAll('form.editor :is(input, textarea)')].filter(field => !field.readOnly);
    if (fields.length > 0) sessionStorage.setItem('draft', JSON.stringify({ path: location.pathname, values: fields.map(field => [field.id, field.value]) }));
  };

  // Called by the form once it listens.
  window.restoreDraft = () => {
    const draft = JSON.parse(sessionStorage.getItem('draft') ?? 'null');
    sessionStorage.removeItem('draft');
    if (draft?.path !== location.pathname) return;
    for (const [id, value] of draft.values) {
      const field = document.getElementById(id);
      if (!field || field.value === value) continue;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };

  async function comeBack() {
    for (;;) {
      if (await answers()) {
        // It may be gone again by now; then this page must stay, since nobody would give it another time.
        const knowsPage = await Blazor.reconnect().catch(() => null);
        if (knowsPage) return lost(false);
        // The server was started anew, and does not know this page any more.
        if (knowsPage === false) {
          keepDraft();
          return location.reload();
        }
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
