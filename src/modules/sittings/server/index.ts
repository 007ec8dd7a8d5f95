/** The door of sittings: how a faction or a council decides. */
export { setDecisionRule } from './commands/set-decision-rule.ts';
export { presentDecisionRules, presentDecisions, type Decisions, type DecisionRules } from './present-rules.ts';
