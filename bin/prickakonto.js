#!/usr/bin/env node
/*
 * Starts the program with the Node it needs, whatever Node runs this file (12 or newer, hence the old words). The package
 * brings its own Node (optional dependency); where this one is new enough, it does the job itself.
 */
'use strict';
