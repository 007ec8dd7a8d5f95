import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

const noDate = {
	selector:
		"NewExpression[callee.name='Date'], CallExpression[callee.object.name='Date'][callee.property.name='now'], MemberExpression[object.object.name='Temporal'][object.property.name='Now']",
	message: 'Only platform/clock.ts reads the time: call now().'
};
const noSort = {
	selector: "CallExpression[callee.property.name='sort']",
	message: 'Use toSorted: a list that was passed in stays as it was.'
};

/** Pages and what only their rules can say; all other rules, those that ask for types among them, are in .oxlintrc.json. */
export default defineConfig(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'test-results/', 'bench/out/'] },
	{ files: ['**/*.ts'], languageOptions: { parser: ts.parser }, rules: { 'no-useless-assignment': 'error' } },
	{ files: ['src/**'], ignores: ['**/*.test.ts', 'src/cli/demo/**'], rules: { 'no-restricted-syntax': ['error', noDate, noSort] } },
	{ files: ['src/platform/clock.ts'], rules: { 'no-restricted-syntax': ['error', noSort] } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		extends: [js.configs.recommended, ts.configs.recommended, svelte.configs.recommended],
		languageOptions: {
			globals: { ...globals.browser, ...globals.node, Temporal: 'readonly', App: 'readonly' },
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] }
		},
		rules: {
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'svelte/no-at-html-tags': 'error',
			'svelte/no-navigation-without-resolve': 'off',
			'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
			'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }]
		}
	}
);
