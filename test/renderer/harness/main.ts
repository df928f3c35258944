import { mount } from 'svelte';
import App from '../../../renderer/App.svelte';
import { FakeMain } from './fake-main.ts';
import { sceneNamed } from './scenes.ts';

declare global {
  interface Window {
    /** The main process of this page, for tests to push through and to ask what was called. */
    harness: FakeMain;
  }
}

/** The real app in a page, with a fake main process: `?scene=first-start`. */
const target = document.getElementById('app');
if (!target) throw new Error('index.html has lost its #app element.');
const scene = sceneNamed(new URLSearchParams(location.search).get('scene') ?? 'watchlist');
window.harness = new FakeMain(scene);
mount(App, { target, props: { api: window.harness.api } });
