import { app } from 'electron';
import { startApp } from './app.ts';
import { prepareApp } from './desktop/before-ready.ts';
import { parseLaunch } from './desktop/launch.ts';

const launch = parseLaunch(process.argv);

if (prepareApp(launch)) void app.whenReady().then(() => startApp(launch));
else app.quit();
