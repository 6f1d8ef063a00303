// Odd, hostile and very long texts: nothing hangs, nothing is swallowed, nothing is run, and Stop stops.
import test, { describe } from 'node:test';
import assert from 'node:assert/strict';
import { fixedCore, paste, plain, read, site } from './support.mjs';

const page = site();

/** @type {Record<string, string>} */
const ODD = {
  'NUL and control characters': 'Ana\u0000 Ferreira\u0007 said\u001b “yes\u0000” on 3 March 2021.',
  'bidi controls and right-to-left text': 'Ana \u202eארִירֶפ\u202c Ferreira said “\u2067سلام\u2069” on 3 March 2021.',
  'joined emoji and combining marks': 'Ana 👩‍👩‍👧‍👦 Fe\u0301rreira said “👍🏽 e\u0301\u0302\u0303” on 3 March 2021.',
  'line and paragraph separators': 'Ana Ferreira\u2028said “yes”\u2029on 3 March 2021.',
  'half a surrogate pair': 'Ana \ud83d Ferreira said “\udc4d yes” on 3 March 2021.',
  'one letter': 'A',
  'only marks': '“”‘’"\'«»',
  'markup and script': '<img src=x onerror=alert(1)> said “<script>document.title=1</script>” on 3 March 2021.',
  'another language':
    'Der Bürgermeister sagte am Mittwoch: „Wir bauen die Brücke wieder auf.“ Die Brücke war 2019 eingestürzt.',
};

describe('an odd text', () => {
  for (const [name, text] of Object.entries(ODD)) {
    test(`with ${name} is shown as it is`, () =>
      page.visit(async (view) => {
        await view.getByLabel('The article’s text').evaluate((element, value) => {
          /** @type {HTMLTextAreaElement} */ (element).value = value;
          element.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }, text);
        await read(view);
        await view.getByRole('button', { name: 'Read it' }).click();
        const shown = await view
          .locator('article .words')
          .evaluateAll((all) => all.map((e) => e.textContent).join('\n'));
        assert.equal(plain(shown), plain(text));
        assert.match(await view.title(), /Rubricator$/);
        assert.equal(await view.locator('article img, article script').count(), 0);
      }));
  }

  test('of nothing but spaces is not analysed, and the box keeps it', () =>
    page.visit(async (view) => {
      const box = view.getByLabel('The article’s text');
      await box.fill('   \n \n ');
      await view.getByRole('button', { name: 'Read it' }).click();
      assert.ok(await box.isVisible());
      assert.equal(await box.inputValue(), '   \n \n ');
    }));
});

describe('a long text', () => {
  for (const [name, text] of /** @type {[string, string][]} */ ([
    ['quotation marks', '“'.repeat(1_000_000)],
    ['capitals', 'AB '.repeat(340_000)],
    ['digits', '2021 '.repeat(200_000)],
    ['words in a single line', 'the mayor said so, '.repeat(53_000)],
  ])) {
    test(`of a million ${name} is read to the end`, () =>
      page.visit(
        async (view) => {
          await view
            .getByLabel('Choose text files')
            .setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
          await view.getByRole('status').filter({ hasText: /found/ }).waitFor({ state: 'attached', timeout: 120_000 });
          await view.waitForFunction(
            (length) =>
              [...document.querySelectorAll('article .words')].reduce(
                (sum, e) => sum + (e.textContent?.length ?? 0),
                0,
              ) >= length,
            text.trim().length,
            { timeout: 120_000 },
          );
        },
        { bypassCSP: true },
      ));
  }

  test('can be stopped, keeps the text, and the next one is read', () =>
    page.visit(
      async (view) => {
        const slow = `SLOW ${'Ana Ferreira left. '.repeat(200)}`;
        await paste(view, slow);
        await view.getByRole('button', { name: 'Stop' }).click();
        await view.getByText(/Stopped/).waitFor();
        assert.equal(await view.getByLabel('The article’s text').inputValue(), slow);
        await view.getByLabel('The article’s text').fill('Ana Ferreira came back.');
        await read(view);
        await view.getByRole('button', { name: 'Read it' }).click();
        assert.ok(await view.locator('article a', { hasText: 'Ana Ferreira' }).isVisible());
      },
      { prepare: (view) => fixedCore(view, { people: { 'Ana Ferreira': ['Ana Ferreira'] }, dates: {}, quotes: {} }) },
    ));

  test('overtaken by another is let go: the newest wins', () =>
    page.visit(
      async (view) => {
        const box = view.getByLabel('The article’s text');
        for (const who of ['Rui', 'Eva', 'Ana']) {
          await box.fill(`${who} Ferreira came.`);
          await view.waitForTimeout(40);
        }
        await view
          .getByText(/1 person/)
          .first()
          .waitFor();
        await view.getByRole('button', { name: 'Read it' }).click();
        assert.equal(plain(await view.locator('article').textContent()), 'Ana Ferreira came.');
        assert.equal(await view.locator('article a').count(), 1);
      },
      { prepare: (view) => fixedCore(view, { people: { 'Ana Ferreira': ['Ana Ferreira'] }, dates: {}, quotes: {} }) },
    ));
});

describe('on paper', () => {
  test('stand the article and all its lists', () =>
    page.visit(
      async (view) => {
        await paste(view, 'Ana Ferreira said “we are here” on 3 March 2021.');
        await read(view);
        await view.waitForLoadState('networkidle');
        await view.evaluate(() => dispatchEvent(new Event('beforeprint')));
        await view.emulateMedia({ media: 'print' });
        for (const name of ['People & more', 'Timeline', 'Voices'])
          assert.ok(await view.getByRole('heading', { name, exact: true }).isVisible());
        assert.ok(await view.locator('article').isVisible());
        assert.ok(await view.getByRole('tablist').isHidden());
        await view.evaluate(() => dispatchEvent(new Event('afterprint')));
        assert.equal(await view.getByRole('heading', { name: 'Voices', exact: true }).count(), 0);
      },
      {
        prepare: (view) =>
          fixedCore(view, {
            people: { 'Ana Ferreira': ['Ana Ferreira'] },
            dates: { '3 March 2021': '2021-03-03' },
            quotes: { '“we are here”': 'Ana Ferreira' },
          }),
      },
    ));
});
