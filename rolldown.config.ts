import { defineConfig, type Plugin } from 'rolldown';

/** A stack trace names our own lines. Maps of the packages too would take 40 MB of each process. */
const mapOursAlone: Plugin = {
  name: 'map-ours-alone',
  transform: {
    filter: { id: /[\\/]node_modules[\\/]/ },
    handler: (code) => ({ code, map: { mappings: '' } }),
  },
};

/**
 * What the image runs, `npm run build`: the sources with what they use of each package, in few files. What is loaded only
 * where it is configured stays so: each `import()` is a file of its own.
 *
 * @see https://rolldown.rs/reference/
 */
export default defineConfig({
  input: { index: 'src/index.ts', doctor: 'src/doctor.ts', forget: 'src/forget.ts' },
  platform: 'node',
  plugins: [mapOursAlone],
  output: {
    dir: 'dist',
    cleanDir: true,
    chunkFileNames: 'parts/[name]-[hash].js',
    minify: true,
    // The log names an error's class, a stack trace the functions.
    keepNames: true,
    sourcemap: true,
    sourcemapExcludeSources: true,
  },
});
