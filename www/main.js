// Starts the page: one store, one worker, the views, and the things that happen to the whole window.
import { Client } from './annotator/client.js';
import { createActions } from './actions.js';
import { Store } from './state.js';
import { article } from './views/article.js';
import { card, loadForm } from './views/card.js';
import { legend } from './views/legend.js';
import { loadLists, panel } from './views/panel.js';
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

for (const view of [write, tools, about, legend, article, panel, card, status]) store.show(view(actions, store));

/** What isn't needed for the first article comes when the rest has settled; a click before that waits for it. */
async function later() {
  const [{ progress }, { dialogs }, { marker }, { paper }, { encoding }] = await Promise.all([
    import('./views/progress.js'),
    import('./views/dialogs.js'),
    import('./views/marker.js'),
    import('./views/paper.js'),
    import('./views/encoding.js'),
    loadLists(),
    loadForm(),
  ]);
  store.show(progress(actions));
  store.show(dialogs(actions, store, client));
  store.show(marker(actions, store));
  store.show(encoding(actions));
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
store.show(keep(actions));
linkToFragment(store, actions);
