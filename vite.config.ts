import react from '@vitejs/plugin-react';
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from 'vite';

/** Beside the manifest: which modules stand in which file, so that a test can tell what a resident's page loads. */
const moduleList: Plugin = {
  name: 'module-list',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((file) =>
      file.type === 'chunk'
        ? [[file.fileName, file.moduleIds.map((id) => id.replace(`${import.meta.dirname}/`, ''))]]
        : [],
    );
    const source = JSON.stringify(Object.fromEntries(modules));
    this.emitFile({ type: 'asset', fileName: '.vite/modules.json', source });
  },
};

/** What a browser loads. */
const pages: BuildEnvironmentOptions = {
  outDir: '../dist/client',
  emptyOutDir: true,
  assetsDir: '.',
  manifest: true,
  sourcemap: false,
  // survey-core is one module of 1.3 MB; the form loads it behind its first page
  chunkSizeWarningLimit: 2000,
  rollupOptions: {
    input: { form: 'client/form/first-page.ts', staff: 'client/staff/staff-entry.tsx' },
  },
};

/** The same components for the server, which draws pages of plain HTML with them. */
const staticPages: BuildEnvironmentOptions = {
  outDir: '../dist/static-pages',
  emptyOutDir: true,
  copyPublicDir: false,
  rollupOptions: { input: 'client/form/static/render-static-page.tsx' },
};

/** The form's worker: one file under one address, by which a browser compares it with the one that it has. */
const worker: BuildEnvironmentOptions = {
  outDir: '../dist/client',
  emptyOutDir: false,
  copyPublicDir: false,
  rollupOptions: {
    input: 'client/form/offline/form-worker.ts',
    output: { format: 'iife', entryFileNames: '[name].js' },
  },
};

export default defineConfig(({ isSsrBuild, mode }) => {
  const build = isSsrBuild ? staticPages : mode === 'worker' ? worker : pages;
  return {
    root: 'client',
    base: '/assets/',
    plugins: [react(), ...(build === pages ? [moduleList] : [])],
    build,
  };
});
