/** TypeScript in components is understood by Svelte itself: nothing to preprocess. */
export default { compilerOptions: { runes: true } };
