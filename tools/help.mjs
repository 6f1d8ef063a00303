// npm run help: the menu.

console.log(`
  npm start               set up what is missing, build, serve the page and print its address
                          (-- --port N, --base /sub/path/)
  npm test                everything that must be green, with one summary; sets up what it needs
                          (-- --only NAME,NAME runs some parts, -- --list names them)

  npm run build           set up what is missing, then build the page into www/
  npm run serve           serve www/ as it is
  npm run e2e             only the end-to-end tests of the page in a headless browser
  npm run engines         the core path in Chromium, Firefox and WebKit; gets those that are missing
  npm run format          lay out the scripts as \`npm test\` wants them
  npm run types           only the type check of the JavaScript
  npm run size            what a first visit loads, against the budget
  npm run bench           speed of the core
  npm run score           scores against the development sets, when they are there
                          (-- seeds | suites | NAME,NAME, then options for the scorer)
  npm run shapes          write what the page knows of the core: shapes from the schema, sentences of rules
  npm run licences        write THIRD-PARTY.md, what others made and under which licence
  npm run fuzz            hostile inputs, made up as long as you like (-- --seconds N TARGET…)
  npm run bundle          build and copy the page into dist/ for a web host

Installed tools and logs are in .tools/; it may be deleted at any time.
`);
