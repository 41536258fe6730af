// Starts the connection, says when it is lost, and comes back by itself.
(() => {
  const lost = shown => {
    const bar = document.getElementById('lost');
    if (bar) bar.hidden = !shown;
    document.documentElement.classList.toggle('offline', shown);
  };

  const answers = () => fetch('/health', { cache: 'no-store' }).then(r => r.ok, () => false);

  const keyOf = field => field.id || field.name;
  const fieldOf = key => [...document.querySelectorAll('input, textarea')].find(field => key && keyOf(field) === key && !field.readOnly);

  // What somebody was writing is on this page only, and must come through the reload.
  const keepDraft = () => {
    const fields = [...document.querySelectorAll('form.editor :is(input, textarea)')].filter(field => !field.readOnly);
    if (fields.length > 0) sessionStorage.setItem('draft', JSON.stringify({ path: location.pathname, values: fields.map(field => [keyOf(field), field.value]) }));
  };

  const restoreDraft = () => {
    const draft = JSON.parse(sessionStorage.getItem('draft') ?? 'null');
    sessionStorage.removeItem('draft');
    if (draft?.path !== location.pathname) return;
    for (const [key, value] of draft.values) {
      const field = fieldOf(key);
      if (field) field.value = value;
    }
  };

  // The page is drawn before it is connected, and is then exchanged for one that listens: what was typed meanwhile goes along, and so does the cursor.
  const takeAlong = () => {
    const drawn = document.querySelector('main');
    if (!drawn) return;
    let focused = document.activeElement;
    const note = event => {
      if (event.type === 'focusin' && drawn.isConnected) focused = event.target;
      // A field that is exchanged is left by the cursor too, but the exchange is over before the timer is.
      if (event.type === 'focusout') setTimeout(() => { if (document.activeElement === document.body) focused = null; });
    };
    const exchange = new MutationObserver(() => {
      if (drawn.isConnected) return;
      exchange.disconnect();
      for (const type of ['focusin', 'focusout']) document.removeEventListener(type, note);
      for (const old of drawn.querySelectorAll('input, textarea')) {
        const field = fieldOf(keyOf(old));
        if (!field) continue;
        if (old.value !== old.defaultValue) {
          field.value = old.value;
          for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
        }
        if (old === focused) {
          field.focus();
          field.setSelectionRange(old.selectionStart, old.selectionEnd);
        }
      }
    });
    for (const type of ['focusin', 'focusout']) document.addEventListener(type, note);
    exchange.observe(document.body, { childList: true, subtree: true });
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

  restoreDraft();
  takeAlong();
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
