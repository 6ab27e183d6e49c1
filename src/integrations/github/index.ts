export { createGithubRepository, type GithubPermission, type GithubRepositoryOptions } from './code-repository.ts';
