// The page itself: pasting, typing, files, lists that jump, filters, sub-paths, troubles and narrow screens.
import test, { describe } from 'node:test';
import assert from 'node:assert/strict';
import { menu, openList, openSample, paste, plain, read, seeds, setDay, site } from './support.mjs';

const ARTICLE =
  'Lisbon, 3 March 2021\n\nMayor Ana Ferreira visited Porto on 1 March 2021. “We will rebuild the bridge by summer,” Ferreira said on Tuesday.\n\nThe bridge fell in 2019.';

describe('the page', () => {
  const page = site();

  test('reads a pasted article at once', () =>
    page.visit(async (view) => {
      await paste(view, ARTICLE);
      await read(view);
      assert.ok(await view.locator('article').getByText('We will rebuild the bridge').isVisible());
      assert.ok(await view.getByLabel('The article’s text').isHidden());
      const list = await openList(view, /Timeline/);
      assert.ok((await list.getByRole('listitem').allTextContents()).some((row) => row.includes('1 March 2021')));
    }));

  test('reads typed text when it pauses, and opens it with Ctrl and Enter', () =>
    page.visit(async (view) => {
      const box = view.getByLabel('The article’s text');
      await box.pressSequentially('Ana Ferreira arrived in Lisbon on 3 March 2021.');
      await view
        .getByText(/1 date/)
        .first()
        .waitFor();
      assert.ok(await box.isVisible(), 'typing stays in the box');
      await box.press('Control+Enter');
      assert.ok(await view.locator('article').getByText('3 March 2021').first().isVisible());
    }));

  test('shows markup in the text as text', () =>
    page.visit(async (view) => {
      await paste(view, 'He wrote <b>bold</b> and <script>document.title = "gone"</script> on 3 March 2021 in Lisbon.');
      await read(view);
      assert.match(plain(await view.locator('article').textContent()), /<b>bold<\/b> and <script>/);
      assert.match(await view.title(), /^He wrote <b>bold<\/b>/, 'in the title as well');
    }));

  test('opens a .txt file, in UTF-8 or windows-1252, and refuses what is not text', () =>
    page.visit(async (view) => {
      const input = view.getByLabel('Choose text files');
      await input.setInputFiles({
        name: 'a.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(`\uFEFF${ARTICLE.replaceAll('\n', '\r\n')}`),
      });
      await read(view);
      assert.ok(await view.locator('article').getByText('Lisbon').first().isVisible());
      await menu(view, 'Edit the text');
      assert.equal(await view.getByLabel('The article’s text').inputValue(), ARTICLE);

      await input.setInputFiles({
        name: 'b.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Caf\xe9 owner Jos\xe9 Silva said \x93no\x94 on 3 March 2021.', 'latin1'),
      });
      await view.locator('article').getByText('José').first().waitFor();
      assert.match(plain(await view.locator('article').textContent()), /“no”/);

      await menu(view, 'Edit the text');
      await input.setInputFiles({
        name: 'c.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)),
      });
      await view.getByText('c.txt is not a text file').waitFor();
      assert.match(await view.getByLabel('The article’s text').inputValue(), /José/, 'the text before stays');
    }));

  test('jumps from every list to the text', () =>
    page.visit(async (view) => {
      await openSample(view, 3);
      for (const name of [/People/, /Timeline/, /Voices/]) {
        const list = await openList(view, name);
        await list.getByRole('link').last().click();
        const current = view.locator('article [aria-current="true"]');
        await current.waitFor();
        await view.waitForTimeout(700);
        const box = await view.locator('article .chosen').first().boundingBox();
        assert.ok(box && box.y > 40 && box.y < 860, `what ${name} names is in view, at ${box?.y}`);
      }
    }));

  test('hides and shows a kind by the legend without moving a line', () =>
    page.visit(async (view) => {
      await openSample(view, 3);
      const article = view.locator('article');
      const chip = view.getByRole('group', { name: /Which marks/ }).getByRole('button', { name: /People/ });
      const line = () =>
        article
          .locator('a.person')
          .first()
          .evaluate((e) => getComputedStyle(e).textDecorationLine);
      const height = (await article.boundingBox())?.height;
      assert.equal(await line(), 'underline');
      await chip.click();
      assert.equal(await chip.getAttribute('aria-pressed'), 'false');
      assert.equal(await line(), 'none');
      assert.equal((await article.boundingBox())?.height, height);
      await chip.click();
      assert.equal(await line(), 'underline');
    }));

  test('says which day the article is read from, and reads it anew from another', () =>
    page.visit(async (view) => {
      await openSample(view, 1);
      const list = await openList(view, /Timeline/);
      assert.equal(await list.locator('time[datetime="2024-06-19"]').count(), 0);
      await setDay(view, '2024-06-19');
      await list.locator('time[datetime="2024-06-19"]').waitFor();
      await setDay(view, '2023-06-21');
      await list.locator('time[datetime="2023-06-21"]').waitFor();
      assert.equal(await list.locator('time[datetime="2024-06-19"]').count(), 0);
    }));

  for (const [index, { name }] of seeds.entries()) {
    for (const width of [320, 390]) {
      test(`${name} needs no sideways scrolling at ${width} px`, () =>
        page.visit(
          async (view) => {
            const over = () => view.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.ok((await over()) <= 0);
            await openSample(view, index);
            assert.ok((await over()) <= 0);
            for (const list of [/People/, /Timeline/, /Voices/]) {
              await openList(view, list);
              assert.ok((await over()) <= 0, String(list));
            }
          },
          { viewport: { width, height: 700 } },
        ));
    }
  }
});

describe('under a sub-path', () => {
  const page = site({ base: '/someone/rubricator/' });
  test('everything loads by relative addresses', () =>
    page.visit(async (view) => {
      /** @type {string[]} */
      const asked = [];
      view.on('request', (request) => asked.push(request.url()));
      await openSample(view, 0);
      assert.ok((await view.locator('article a').count()) > 0);
      assert.deepEqual(
        asked.filter((url) => !url.startsWith(page.url) && !url.startsWith('blob:')),
        [],
      );
    }));
});

describe('when something fails', () => {
  const page = site();
  const broken = /Failed to load resource|wasm|WebAssembly|MIME|rubricator:/i;

  test('an analyser that cannot be loaded is reported and the text stays in the box', () =>
    page.visit(
      async (view) => {
        await view
          .getByRole('alert')
          .getByText(/could not be loaded/)
          .waitFor();
        await paste(view, ARTICLE);
        await view
          .getByRole('alert')
          .getByText(/still in the box/)
          .waitFor();
        assert.equal(await view.getByLabel('The article’s text').inputValue(), ARTICLE);
        await view.unroute('**/*.wasm');
        await view.getByRole('button', { name: 'Try again' }).click();
        await read(view);
        await view.getByRole('button', { name: 'Read it' }).click();
        assert.ok(await view.locator('article').getByText('rebuild the bridge').isVisible());
      },
      {
        expected: broken,
        prepare: async (view) => {
          await view.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
        },
      },
    ));

  test('broken word lists are reported and the text stays in the box', () =>
    page.visit(
      async (view) => {
        await paste(view, ARTICLE);
        await view
          .getByRole('alert')
          .getByText(/still in the box/)
          .waitFor();
        assert.equal(await view.getByLabel('The article’s text').inputValue(), ARTICLE);
      },
      {
        expected: broken,
        prepare: async (view) => {
          await view.route('**/rubricator.bin.gz', (route) => route.fulfill({ body: 'not a container' }));
        },
      },
    ));

  test('a crash in the worker is reported, and the next try starts a new worker', () =>
    page.visit(
      async (view) => {
        await paste(view, ARTICLE);
        await view
          .getByRole('alert')
          .getByText(/still in the box/)
          .waitFor();
        assert.equal(await view.getByLabel('The article’s text').inputValue(), ARTICLE);
        await view.getByRole('button', { name: 'Try again' }).click();
        await read(view);
      },
      {
        expected: broken,
        prepare: async (view) =>
          void (await view.addInitScript(() => {
            // The first worker that is asked to annotate dies of it, as after a trap.
            const post = Worker.prototype.postMessage;
            let died = false;
            Worker.prototype.postMessage = /** @this {Worker} @param {any} message @param {any} transfer */ function (
              message,
              transfer,
            ) {
              if (message.type === 'annotate' && !died) {
                died = true;
                this.dispatchEvent(new ErrorEvent('error', { message: 'unreachable executed' }));
              } else post.call(this, message, transfer);
            };
          })),
      },
    ));
});
