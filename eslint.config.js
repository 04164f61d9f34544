import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default defineConfig(
  {
    ignores: [
      'proto/gen/**',
      '**/node_modules/**',
      '*.js',
      '*.mjs',
      'scripts/*.mjs',
      '.data/**',
      '.local/**',
      'services/single-window/web/dist/**',
      'services/single-window/web/src/api/schema.d.ts',
    ],
  },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // type parameters that only name a shape at the call site are how the ports stay typed
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['services/single-window/web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  { files: ['scripts/**/*.ts', 'services/single-window/web/e2e/screenshots.ts'], rules: { 'no-console': 'off' } },
  {
    files: [
      '**/*.test.ts',
      '**/conformance*.ts',
      'services/**/test/**/*.ts',
      'services/single-window/web/e2e/**/*.ts',
      'infra/system-tests/**/*.ts',
    ],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['services/*/src/**/domain/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'crypto', 'process', 'setTimeout', 'fetch'],
      'no-restricted-syntax': [
        'error',
        { selector: 'AwaitExpression', message: 'domain is synchronous' },
        { selector: ':function[async=true]', message: 'domain is synchronous' },
        { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'pass randomness in' },
      ],
    },
  },
);
