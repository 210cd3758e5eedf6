/* For npm scripts: `node bin/with-node.js SCRIPT …` runs a script of this folder with the pinned Node. */
import { resolve } from 'path';
import { launch } from './launch.js';

launch(resolve(process.argv[2]), process.argv.slice(3));
