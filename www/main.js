// Starts the page: one store, one worker, the views, and the things that happen to the whole window.
import { Client } from './annotator/client.js';
import { createActions } from './actions.js';
import { Store } from './state.js';
import { article } from './views/article.js';
import { legend } from './views/legend.js';
import { about } from './views/about.js';
import { status } from './views/status.js';
import { tools } from './views/tools.js';
import { write } from './views/write.js';
import { keep, kept } from './files/keep.js';
import { linkToFragment } from './views/fragment.js';

/** @param {string} path */
const here = (path) => new URL(path, import.meta.url);

const client = new Client({
  glue: here('./pkg/rubricator_wasm.js'),
  wasm: here('./pkg/rubricator_wasm_bg.wasm'),
  data: here('./data/rubricator.bin.gz'),
  worker: here('./annotator/worker.js'),
  attempts: here('./privacy/attempts.js'),
});
const store = new Store();
const actions = createActions(store, client);

for (const view of [write, tools, about, legend, article, status]) store.show(view(actions, store));

/** A sheet of styles that comes later. The page bars elements that link to anything (see privacy/lockdown.js). @param {string} path @param {string} [media] */
async function style(path, media = 'all') {
  const sheet = new CSSStyleSheet({ media });
  // In the order they are asked for, whichever comes first.
  document.adoptedStyleSheets.push(sheet);
  sheet.replaceSync(await (await fetch(here(path))).text());
}

/** What isn't needed for the marks of the first article comes when the rest has settled; a click before that waits for it. */
async function later() {
  const [
    { card, loadForm },
    { loadLists, panel },
    { progress },
    { dialogs },
    { marker },
    { origin },
    { tray },
    { menu },
    { dayOf },
    { paper },
  ] = await Promise.all([
    import('./views/card.js'),
    import('./views/panel.js'),
    import('./views/progress.js'),
    import('./views/dialogs.js'),
    import('./views/marker.js'),
    import('./views/origin.js'),
    import('./views/tray.js'),
    import('./views/menu.js'),
    import('./views/day.js'),
    import('./views/paper.js'),
    import('./views/correct.js'),
    import('./views/timeline.js'),
    import('./views/voices.js'),
    import('./views/check.js'),
    import('./files/text.js'),
    style('./styles/panel.css'),
    style('./styles/card.css'),
    style('./styles/drop.css'),
    style('./styles/print.css', 'print'),
  ]);
  // All of it is there by now; what is used later needs no network.
  await Promise.all([loadLists(), loadForm()]);
  for (const view of [panel, card, progress, marker, origin, tray, menu, dayOf]) store.show(view(actions, store));
  store.show(dialogs(actions, store, client));
  paper(actions, store);
}

// The page is usable before the analyser has arrived; what is pasted meanwhile waits for it.
const started = client.start();
started.then(
  () => {
    if (store.state.engine.phase === 'loading') store.set({ engine: { phase: 'ready', message: '', since: 0 } });
  },
  (error) => {
    if (store.state.engine.phase === 'loading')
      store.set({ engine: { phase: 'failed', message: error.message, since: 0 } });
  },
);
started.catch(() => {}).finally(later);

const before = kept();
if (before) actions.bringBack(before);
store.show(keep(actions, store));
linkToFragment(store, actions);
