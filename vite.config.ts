import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'client',
  base: '/assets/',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    assetsDir: '.',
    manifest: true,
    sourcemap: false,
    // survey-core is one module of 1.3 MB; the form loads it behind its cover page
    chunkSizeWarningLimit: 2000,
    rollupOptions: { input: { form: 'client/form/form-entry.tsx', staff: 'client/staff/staff-entry.tsx' } },
  },
});
