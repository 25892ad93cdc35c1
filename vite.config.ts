import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What a browser loads; and, with `--ssr`, the same components for the server, which draws pages of plain HTML with them. */
export default defineConfig(({ isSsrBuild }) => ({
  root: 'client',
  base: '/assets/',
  plugins: [react()],
  build: isSsrBuild
    ? {
        outDir: '../dist/static-pages',
        emptyOutDir: true,
        copyPublicDir: false,
        rollupOptions: { input: 'client/form/static/render-static-page.tsx' },
      }
    : {
        outDir: '../dist/client',
        emptyOutDir: true,
        assetsDir: '.',
        manifest: true,
        sourcemap: false,
        // survey-core is one module of 1.3 MB; the form loads it behind its first page
        chunkSizeWarningLimit: 2000,
        rollupOptions: {
          input: {
            form: 'client/form/first-page.ts',
            staff: 'client/staff/staff-entry.tsx',
            'form-worker': 'client/form/offline/form-worker.ts',
          },
          // a browser compares a worker with the one it has by its address, so that has to stay
          output: {
            entryFileNames: ({ name }) => (name === 'form-worker' ? '[name].js' : '[name]-[hash].js'),
          },
        },
      },
}));
