// Mutants of one source file, derived from its syntax: one small change each, found in code that runs (no types, no texts).
import { parseSync } from "oxc-parser";

/**
 * @typedef {object} Mutant
 * @property {string} file path from the root
 * @property {number} start offset of the replaced text
 * @property {number} end
 * @property {string} replacement
 * @property {string} operator
 * @property {number} line from 1
 * @property {string} id stable while the line's text and the change stay the same
 */

const COMPARISONS = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
};
const ARITHMETIC = { "+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "+=": "-=", "-=": "+=" };
const METHODS = {
  some: "every",
  every: "some",
  min: "max",
  max: "min",
  floor: "ceil",
  ceil: "floor",
  round: "floor",
  find: "findLast",
  findLast: "find",
  startsWith: "endsWith",
  endsWith: "startsWith",
  toLowerCase: "toUpperCase",
  toUpperCase: "toLowerCase",
  push: "unshift",
};
/** Calls whose result has the type of their receiver: the mutant drops the call. */
const DROPPED = new Set(["filter", "sort", "toSorted", "reverse", "toReversed", "slice", "trim"]);
/** Type positions that hold an expression; other TypeScript nodes have no code. */
const WRAPPERS = new Set(["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression"]);

const isText = (node) =>
  node.type === "TemplateLiteral" || (node.type === "Literal" && typeof node.value === "string");
const isExit = (node) => node?.type === "BreakStatement" || node?.type === "ContinueStatement";

/** The position of an operator: the text between its operands also holds comments and brackets. */
function operatorAt(source, node) {
  const between = source
    .slice(node.left.end, node.right.start)
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, (text) => " ".repeat(text.length));
  const at = between.indexOf(node.operator);
  return [node.left.end + at, node.left.end + at + node.operator.length];
}

/** @returns {[number, number, string, string][]} start, end, replacement, operator: the changes of one node */
function changesOf(node, source, parent) {
  const text = (part) => source.slice(part.start, part.end);
  switch (node.type) {
    case "BinaryExpression": {
      const [start, end] = operatorAt(source, node);
      if (COMPARISONS[node.operator])
        return COMPARISONS[node.operator].map((to) => [start, end, to, "comparison"]);
      const to = ARITHMETIC[node.operator];
      return to && !isText(node.left) && !isText(node.right) ? [[start, end, to, "arithmetic"]] : [];
    }
    case "AssignmentExpression": {
      const to = ARITHMETIC[node.operator];
      return to && !isText(node.right) ? [[...operatorAt(source, node), to, "arithmetic"]] : [];
    }
    case "UpdateExpression": {
      const to = node.operator === "++" ? "--" : "++";
      return [[node.start, node.end, text(node).replace(node.operator, to), "arithmetic"]];
    }
    case "LogicalExpression":
      if (node.operator === "??") return [[node.start, node.end, `(${text(node.left)})`, "default dropped"]];
      return [[...operatorAt(source, node), node.operator === "&&" ? "||" : "&&", "logical"]];
    case "UnaryExpression":
      if (node.operator === "!")
        return [[node.start, node.end, `(${text(node.argument)})`, "negation dropped"]];
      return node.operator === "-"
        ? [[node.start, node.end, `(${text(node.argument)})`, "sign dropped"]]
        : [];
    case "IfStatement":
    case "ConditionalExpression":
      return ["true", "false"].map((to) => [node.test.start, node.test.end, to, "condition"]);
    case "WhileStatement":
      return [[node.test.start, node.test.end, "false", "condition"]];
    case "ReturnStatement":
      return parent.type === "BlockStatement" && parent.body.length > 1 && parent.body.at(-1) !== node
        ? [[node.start, node.end, ";", "exit removed"]]
        : [];
    case "ExpressionStatement": {
      const call = node.expression.type === "AwaitExpression" ? node.expression.argument : node.expression;
      const isCall = call.type === "CallExpression" && call.callee.type !== "Super";
      return isCall ? [[node.start, node.end, ";", "call removed"]] : [];
    }
    case "Literal":
      if (typeof node.value === "number")
        return [1, -1].map((step) => [
          node.start,
          node.end,
          `(${Number((node.value + step).toFixed(10))})`,
          "number",
        ]);
      return typeof node.value === "boolean" ? [[node.start, node.end, String(!node.value), "boolean"]] : [];
    case "AssignmentPattern":
      return [[node.left.end, node.end, "", "default dropped"]];
    case "MemberExpression":
      return optional(node, node.object, source);
    case "CallExpression":
      return [...optional(node, node.callee, source), ...methodChanges(node, source)];
    default:
      return isExit(node) && parent.type !== "SwitchCase" && parent.type !== "IfStatement"
        ? [[node.start, node.end, ";", "exit removed"]]
        : [];
  }
}

function optional(node, object, source) {
  if (!node.optional) return [];
  const at = source.indexOf("?.", object.end);
  const isMember = node.type === "MemberExpression" && !node.computed;
  return [[at, at + 2, isMember ? "." : "", "optional dropped"]];
}

function methodChanges({ callee, end, start }, source) {
  if (callee.type !== "MemberExpression" || callee.computed) return [];
  const { object, property } = callee;
  if (DROPPED.has(property.name))
    return [[start, end, `(${source.slice(object.start, object.end)})`, "call dropped"]];
  const to = METHODS[property.name];
  return to && Object.hasOwn(METHODS, property.name) ? [[property.start, property.end, to, "method"]] : [];
}

function* children(node) {
  for (const [key, value] of Object.entries(node)) {
    if (
      key === "typeAnnotation" ||
      key === "typeArguments" ||
      key === "typeParameters" ||
      key === "returnType"
    )
      continue;
    for (const child of Array.isArray(value) ? value : [value])
      if (child && typeof child.type === "string") yield [key, child];
  }
}

const isConstant = (node) => node.type === "ImportDeclaration" || node.type === "ExportAllDeclaration";

/** @returns {Mutant[]} every mutant of the file, in the order of the source */
export function mutantsOf(file, source) {
  const found = [];
  const visit = (node, parent) => {
    if ((node.type.startsWith("TS") && !WRAPPERS.has(node.type)) || isConstant(node)) return;
    for (const [start, end, replacement, operator] of changesOf(node, source, parent))
      found.push({ file, start, end, replacement, operator });
    for (const [key, child] of children(node)) {
      // Keys of object literals and names of members are not values.
      const isKey = (key === "key" || key === "property") && !node.computed;
      if (!isKey || child.type === "ArrowFunctionExpression") visit(child, node);
    }
  };
  visit(parseSync(file, source).program, { type: "File" });
  const seen = new Map();
  return found
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((mutant) => {
      const line = source.slice(0, mutant.start).split("\n").length;
      const key = `${file}: ${changedText(source, mutant)}`;
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      return { ...mutant, line, id: nth === 1 ? key : `${key} (${nth})` };
    });
}

/** The mutated line, with the change as «before → after»: what a person reads and what an explanation refers to. */
function changedText(source, { start, end, replacement }) {
  const from = source.lastIndexOf("\n", start - 1) + 1;
  const newline = source.indexOf("\n", end);
  const to = newline < 0 ? source.length : newline;
  const shown = `${source.slice(from, start)}«${source.slice(start, end)} → ${replacement}»${source.slice(end, to)}`;
  return shown.replaceAll(/\s+/g, " ").trim();
}

export const applyMutant = (source, { start, end, replacement }) =>
  source.slice(0, start) + replacement + source.slice(end);
