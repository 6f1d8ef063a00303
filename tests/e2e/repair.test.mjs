// Corrections by hand: fields that do only what is meant, names that change everywhere, dates as people write them, voices as a whole.
import test, { describe } from 'node:test';
import assert from 'node:assert/strict';
import { clickMark, fixedCore, openList, paste, plain, read, site, voices } from './support.mjs';

/** @typedef {import('playwright-core').Page} Page */

const page = site();
const TEXT = [
  'PORTO, 3 March 2021 — Mayor Ana Ferreira visited Porto on Monday. “We will rebuild the bridge,” Ferreira said.',
  '“It is our bridge,” Ferreira said. “It will stand,” they added. “Nobody asked us,” they went on.',
  'Rui Costa disagreed. “The river decides,” Costa said.',
].join('\n\n');
const MARKS = {
  people: { 'Ana Ferreira': ['Ana Ferreira', 'Ferreira'], 'Rui Costa': ['Rui Costa', 'Costa'] },
  dates: { '3 March 2021': '2021-03-03', Monday: '2021-03-01' },
  quotes: {
    '“We will rebuild the bridge,”': 'Ana Ferreira',
    '“It is our bridge,”': 'Ana Ferreira',
    '“The river decides,”': 'Rui Costa',
  },
};
/** Two quotes whose speaker is a word that leads to nobody. @param {any} doc @param {string} text */
function theyToo(doc, text) {
  for (const words of ['“It will stand,”', '“Nobody asked us,”']) {
    const start = text.indexOf(words);
    const they = text.indexOf('they', start);
    doc.quotes.push({
      id: `q${start}`,
      start,
      end: start + words.length,
      text: words,
      kind: 'direct',
      parts: [{ start, end: start + words.length }],
      speaker: { start: they, end: they + 4, text: 'they' },
      cue: null,
      inside: null,
      confidence: 0.5,
      rule: 'fixed',
      warnings: ['pronoun_speaker'],
    });
  }
  doc.quotes.sort((/** @type {any} */ a, /** @type {any} */ b) => a.start - b.start);
}

/** @param {(view: Page) => Promise<void>} use */
const reading = (use) =>
  page.visit(
    async (view) => {
      await paste(view, TEXT);
      await read(view);
      await use(view);
    },
    { prepare: (view) => fixedCore(view, MARKS, theyToo) },
  );

/** Opens the form of a mark. @param {Page} view @param {string} words */
async function correct(view, words) {
  await clickMark(view, words);
  await view.getByRole('button', { name: 'Correct', exact: true }).click();
}
/** Opens the card of a quote by its margin note, and its form. @param {Page} view @param {number} at */
async function correctQuote(view, at) {
  await view.locator('article .note').nth(at).click();
  await view.getByRole('button', { name: 'Correct', exact: true }).click();
}
const done = (/** @type {Page} */ view) => view.getByRole('button', { name: 'Done' }).click();
const edits = async (/** @type {Page} */ view) => (await openList(view, /Check/)).locator('.edits li').count();
const undo = (/** @type {Page} */ view) => view.getByRole('button', { name: 'Undo', exact: true });
/** What has the focus: its data-key, its id or its tag. @param {Page} view */
const focus = (view) =>
  view.evaluate(
    () =>
      document.activeElement?.getAttribute('data-key') || document.activeElement?.id || document.activeElement?.tagName,
  );

describe('the form of a mark', () => {
  test('merges and changes kinds by its buttons alone, never by the arrow keys (fault 5)', () =>
    reading(async (view) => {
      await correct(view, 'Rui Costa');
      await view.getByLabel('Same as').focus();
      await view.keyboard.press('ArrowDown');
      await view.getByRole('group', { name: 'Kind' }).getByRole('button', { name: 'person' }).focus();
      await view.keyboard.press('ArrowDown');
      await view.keyboard.press('ArrowDown');
      assert.ok(await view.getByRole('button', { name: 'Done' }).isVisible(), 'the form is open');
      assert.equal(await edits(view), 0);
      await correct(view, 'Rui Costa');
      await view.getByLabel('Same as').selectOption({ label: 'Ana Ferreira (person)' });
      await view.getByRole('button', { name: 'Merge' }).click();
      assert.notEqual(await focus(view), 'BODY');
      assert.equal(await edits(view), 1);
    }));

  test('leaves Ctrl+Z to the page in lists, switches and fields without typing (fault 6)', () =>
    reading(async (view) => {
      await clickMark(view, 'Monday');
      await view.getByRole('button', { name: 'Not a mark' }).click();
      const shown = view.locator('article a.date');
      for (const [name, go] of /** @type {[string, () => Promise<unknown>][]} */ ([
        ['the filter', () => view.getByLabel('Filter names').focus()],
        [
          'the date',
          async () => {
            await view.getByRole('button', { name: 'Read from:' }).click();
            await view.getByLabel('Say when it was written').focus();
          },
        ],
        [
          'Same as',
          async () => {
            await correct(view, 'Rui Costa');
            await view.getByLabel('Same as').focus();
          },
        ],
      ])) {
        await go();
        const at = await focus(view);
        assert.equal(await shown.count(), 1, name);
        await view.keyboard.press('Control+z');
        assert.equal(await shown.count(), 2, `${name}: the correction is undone`);
        assert.equal(await view.getByLabel('The article’s text').inputValue(), TEXT, `${name}: the text stays`);
        await view.keyboard.press('Control+Shift+Z');
        assert.equal(await shown.count(), 1, name);
        assert.equal(await focus(view), at, `${name}: the focus stays`);
        await view.keyboard.press('Escape');
      }
    }));

  test('renames in margin, cards, lists and voices alike (fault 7)', () =>
    reading(async (view) => {
      await correct(view, 'Ana Ferreira');
      await view.getByLabel('Name', { exact: true }).fill('Ana Beatriz Ferreira');
      await view.getByLabel('Name', { exact: true }).press('Enter');
      assert.equal(plain(await view.locator('article .note').first().textContent()), 'Ana Beatriz Ferreira');
      await view.locator('article .note').first().click();
      assert.ok(await view.getByRole('dialog').getByRole('heading', { name: 'Ana Beatriz Ferreira' }).isVisible());
      assert.equal((await voices(view))[0].speaker, 'Ana Beatriz Ferreira');
    }));

  test('takes what was typed and closes with one press of Done (fault 8)', () =>
    reading(async (view) => {
      await correct(view, 'Rui Costa');
      await view.getByLabel('Name', { exact: true }).fill('R. Costa');
      await done(view);
      assert.equal(await view.getByRole('button', { name: 'Done' }).count(), 0);
      assert.ok(await (await openList(view, /People/)).getByRole('link', { name: 'R. Costa' }).isVisible());
    }));

  test('lets go of what was typed with Escape, and takes it with a click elsewhere (fault 9)', () =>
    reading(async (view) => {
      await correct(view, 'Rui Costa');
      await view.getByLabel('Name', { exact: true }).fill('Nobody');
      await view.keyboard.press('Escape');
      await view.keyboard.press('Escape');
      assert.ok(await view.getByRole('dialog', { name: 'About this mark' }).isHidden());
      assert.equal(await edits(view), 0);
      await correct(view, 'Rui Costa');
      await view.getByLabel('Name', { exact: true }).fill('R. Costa');
      await view.locator('.bar').click({ position: { x: 600, y: 5 } });
      assert.equal(await edits(view), 1);
    }));

  test('keeps the focus on the button that moves an end (fault 11)', () =>
    reading(async (view) => {
      await correct(view, 'Ana Ferreira');
      for (const name of [
        'One word more at the start',
        'One word less at the start',
        'One word less at the end',
        'One word more at the end',
      ]) {
        await view.getByRole('button', { name }).focus();
        await view.keyboard.press('Enter');
        assert.equal(await focus(view), name);
      }
    }));
});

test('a date may be typed as people write it, and the page says what it understood (fault 10)', () =>
  page.visit(async (view) => {
    await paste(
      view,
      'LISBON, March 3, 2021 (Reuters) — Ana Ferreira came to Lisbon on Monday and left the city again on 4 April 2021, she said.',
    );
    await read(view);
    await clickMark(view, '4 April 2021');
    await view.getByRole('button', { name: 'Correct', exact: true }).click();
    const field = view.getByLabel('Means');
    const told = view.locator('#understood');
    for (const [typed, said] of [
      ['next Tuesday', 'Understood as Tuesday 9 March 2021.'],
      ['19 June 2024', 'Understood as Wednesday 19 June 2024.'],
      ['2024-06', 'Understood as June 2024.'],
      ['June 2024', 'Understood as June 2024.'],
      ['2024-06-31', 'This isn’t understood.'],
      ['some nonsense', 'This isn’t understood.'],
    ]) {
      await field.fill(typed);
      await told.filter({ hasText: said }).waitFor();
    }
    await field.press('Enter');
    assert.ok(await field.isVisible(), 'what means nothing isn’t taken');
    await field.fill('next Tuesday');
    await field.press('Enter');
    await view.getByRole('dialog').getByRole('heading', { name: 'Tuesday 9 March 2021' }).waitFor();
    assert.ok(await view.getByText('You gave it this value.').isVisible());
    assert.ok(await (await openList(view, /Timeline/)).locator('time[datetime="2021-03-09"]').isVisible());
    assert.ok(await (await openList(view, /Check/)).getByText('“4 April 2021” means next Tuesday').isVisible());
  }));

describe('a voice', () => {
  test('is given to somebody for all its quotes at once', () =>
    reading(async (view) => {
      await (
        await openList(view, /Voices/)
      )
        .getByRole('button', { name: 'Correct who says the quotes of “they”' })
        .click();
      assert.ok(await view.getByLabel('for all 2 quotes of this speaker').isChecked());
      await view.getByLabel('Said by').fill('Rui Costa');
      await done(view);
      assert.equal((await voices(view)).filter(({ speaker }) => speaker === 'Rui Costa').length, 3);
      await undo(view).click();
      await correctQuote(view, 2);
      assert.ok(
        !(await view.getByLabel('for all 2 quotes of this speaker').isChecked()),
        'from a quote it is that quote',
      );
      await view.getByLabel('Said by').fill('Rui Costa');
      await done(view);
      assert.equal((await voices(view)).filter(({ speaker }) => speaker === 'Rui Costa').length, 2);
    }));

  test('dropped on another joins it, known or not', () =>
    reading(async (view) => {
      const list = await openList(view, /Voices/);
      const voice = (/** @type {string} */ name) =>
        list.locator('.voice').filter({ has: view.getByRole('heading', { name, exact: true }) });
      await voice('“they”').dragTo(voice('Ana Ferreira'));
      assert.equal((await voices(view)).filter(({ speaker }) => speaker === 'Ana Ferreira').length, 4);
      await voice('Rui Costa').locator('h3').dragTo(voice('Ana Ferreira').locator('h3'));
      await view.waitForTimeout(300);
      assert.equal((await voices(view)).filter(({ speaker }) => speaker === 'Ana Ferreira').length, 5);
      assert.equal(
        await (await openList(view, /People/)).getByRole('link', { name: 'Rui Costa' }).count(),
        0,
        'people are merged',
      );
    }));

  test('has a heading that opens the person', () =>
    reading(async (view) => {
      await (await openList(view, /Voices/)).getByRole('button', { name: 'Ana Ferreira', exact: true }).click();
      const card = view.getByRole('dialog', { name: 'About this mark' });
      assert.match(plain(await card.textContent()), /^person, by name ?Ana Ferreira/);
    }));

  test('offers others who might have said a quote, where the core names them', () =>
    page.visit(
      async (view) => {
        await paste(view, TEXT);
        await read(view);
        await correctQuote(view, 0);
        await view.getByRole('button', { name: 'Rui Costa' }).click();
        assert.equal((await voices(view)).filter(({ speaker }) => speaker === 'Rui Costa').length, 2);
      },
      {
        prepare: (view) =>
          fixedCore(view, MARKS, (doc) => {
            if (doc.quotes[0]) doc.quotes[0].speaker_candidates = ['e1', 'e2'];
          }),
      },
    ));
});

test('each correction can be jumped to and taken back, and that undone', () =>
  reading(async (view) => {
    await clickMark(view, 'Monday');
    await view.getByRole('button', { name: 'Not a mark' }).click();
    await correct(view, 'Rui Costa');
    await view.getByRole('group', { name: 'Kind' }).getByRole('button', { name: 'organization' }).click();
    await done(view);
    await view.keyboard.press('Escape');
    const list = await openList(view, /Check/);
    await list.getByRole('button', { name: 'Show: “Rui Costa” is an organization' }).click();
    assert.equal(plain(await view.locator('article .chosen').first().textContent()), 'Rui Costa');
    await list.getByRole('button', { name: 'Take back: “Monday” is not a mark' }).click();
    assert.equal(await view.locator('article a.date').count(), 2);
    assert.equal(await list.locator('.edits li').count(), 1, 'the later one stays');
    await undo(view).click();
    assert.equal(await view.locator('article a.date').count(), 1);
  }));

test('selected words offer one row, Copy first, and the kinds when asked', () =>
  reading(async (view) => {
    await view
      .locator('article .words')
      .first()
      .evaluate((element) => {
        const range = document.createRange();
        const node = /** @type {Text} */ (
          [...element.childNodes].find((n) => n.nodeType === 3 && n.nodeValue?.includes('visited'))
        );
        range.setStart(node, (node.nodeValue ?? '').indexOf('visited'));
        range.setEnd(node, (node.nodeValue ?? '').indexOf('visited') + 7);
        getSelection()?.addRange(range);
      });
    const bar = view.getByRole('group', { name: 'Mark the selected words' });
    await bar.waitFor();
    assert.deepEqual((await bar.getByRole('button').allTextContents()).map(plain), ['Copy', 'Mark as…']);
    const box = await bar.boundingBox();
    assert.ok(box && box.height < 50 && box.width < 220, JSON.stringify(box));
    await view.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await bar.getByRole('button', { name: 'Mark as…' }).click();
    await bar.getByRole('button', { name: 'event' }).click();
    assert.equal(await view.locator('article a.event').count(), 1);
  }));
