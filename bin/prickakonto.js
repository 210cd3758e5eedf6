#!/usr/bin/env node
/* The program, from anywhere: cron, Task Scheduler, npx in a checkout. */
import { join } from 'path';
import { launch, root } from './launch.js';

launch(join(root, 'src', 'main.ts'), process.argv.slice(2));
