// full.wasm with faults in the one function that judges a post, called out by the second in which it arrives: for tests alone.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import binaryen from "binaryen";

const { i32, none, Features } = binaryen;

/** What wasm-bindgen's modules use, and no more: with all of them, imports are written as no host reads them. */
const FEATURES = Features.MutableGlobals | Features.SignExt | Features.NontrappingFPToInt | Features.BulkMemory | Features.ReferenceTypes | Features.Multivalue;

/** The Unix second of a post that meets each fault, whatever instance it meets; `once` only one that has judged before. */
export const FAULTS = { trap: 1_768_500_001, stack: 1_768_500_002, memory: 1_768_500_003, once: 1_768_500_004 };

/** Puts the module in place of that of a consumer's project. Before each fault it overwrites all of its memory: who is answered from it later is answered wrongly. */
export function breakEngine(folder) {
  const file = join(folder, "node_modules/attise/dist/full.wasm");
  const module = binaryen.readBinary(readFileSync(file));
  module.setFeatures(FEATURES);
  module.addGlobal("used", i32, true, module.i32.const(0));
  module.addFunction("overflow", none, none, [], module.call("overflow", [], none));
  const { value } = binaryen.getExportInfo(module.getExport("plan_qualify"));
  const found = module.getFunction(value);
  const { params, results, body } = binaryen.getFunctionInfo(found);
  const second = module.local.get(binaryen.expandType(params).length - 1, i32);
  const at = (fault) => module.i32.eq(module.copyExpression(second), module.i32.const(FAULTS[fault]));
  const size = () => module.i32.shl(module.memory.size(), module.i32.const(16));
  const wreck = (...then) => module.block(null, [module.memory.fill(module.i32.const(0), module.i32.const(0xa5), size()), ...then]);
  binaryen.Function(found).body = module.block(null, [
    module.if(at("trap"), wreck(module.unreachable())),
    module.if(at("stack"), wreck(module.call("overflow", [], none))),
    // What an allocator does that gets no memory.
    module.if(at("memory"), wreck(module.if(module.i32.eq(module.memory.grow(module.i32.const(65_535)), module.i32.const(-1)), module.unreachable()))),
    module.if(module.i32.and(at("once"), module.global.get("used", i32)), wreck(module.unreachable())),
    module.global.set("used", module.i32.const(1)),
    body,
  ], results);
  writeFileSync(file, module.emitBinary());
}
