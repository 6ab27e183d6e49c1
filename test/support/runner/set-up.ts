import { registerHooks } from 'node:module';

const globals = new URL('./globals.ts', import.meta.url).href;

/** `@jest/globals` is something that Jest's own module system makes up; in plain Node it is ours to say what it means. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context),
});
