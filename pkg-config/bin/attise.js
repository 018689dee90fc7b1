#!/usr/bin/env node
// The command `attise`; everything is in src/cli.
import "../dist/cli.js";
