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

/** Pages, of which oxlint reads none; all else, with the rules that ask for types, is in .oxlintrc.json, where these of the clock and of sorting stand too. */
export default defineConfig(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'test-results/', 'bench/out/'] },
	{ ignores: ['**/*.ts', '**/*.js', '!**/*.svelte.ts'] },
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
			'no-restricted-syntax': ['error', noDate, noSort],
			'svelte/no-at-html-tags': 'error',
			'svelte/no-navigation-without-resolve': 'off',
			'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
			'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }]
		}
	}
);
