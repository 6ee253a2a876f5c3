import { join } from 'node:path';
import { mergeConfig } from 'vite';
import { defineConfig } from 'wxt';
import { PRACTICE_RECORDINGS } from './lib/practice/conversation';
import { manifest } from './manifest.config';

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser, mode }) => manifest({ browser, mode }),
  hooks: {
    // A mode of our own (e2e) would bring React's development half: what is tested and timed is not
    // what people get.
    'build:before': ({ config }) => {
      if (config.command === 'build') process.env['NODE_ENV'] = 'production';
    },
    // Pages are built together, each other script by itself. A page asks for each of its scripts by
    // itself, and waits: few are quicker than many small.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.length === 1) return;
      const codeSplitting = {
        groups: [{ name: 'shared', tags: ['$initial' as const], minShareCount: 2 }],
      };
      Object.assign(
        config,
        mergeConfig(config, { build: { rolldownOptions: { output: { codeSplitting } } } }),
      );
    },
    // The recordings are the test call's: kept once.
    'build:publicAssets': (wxt, files) => {
      for (const name of PRACTICE_RECORDINGS)
        files.push({
          absoluteSrc: join(wxt.config.root, 'tests/fixtures/call/voices', `${name}.wav`),
          relativeDest: `practice/${name}.wav`,
        });
    },
    // A default path would show one shared panel over every tab; ours belongs to a tab.
    'build:manifestGenerated': (_wxt, generated) => {
      delete generated.side_panel;
    },
  },
  zip: {
    excludeSources: ['demo/**', 'docs/pictures/**', 'docs/store/*.png', 'test-results/**'],
  },
});
