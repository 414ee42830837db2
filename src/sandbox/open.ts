import type { Clock } from '../net/clock.ts';
import type { Person } from './acts.ts';
import type { Exchange } from './api/exchange.ts';
import type { Fault } from './api/faults.ts';
import type { Delivery } from './webhooks.ts';
import type { App, HostedRepository, Level, World } from './world.ts';

export interface SandboxSettings {
  /** 0, the default, takes a free one. Always on 127.0.0.1. */
  port?: number;
  /** Address of the bot's webhooks; may be given later by `deliverTo`. */
  deliverTo?: string;
  webhookSecret?: string;
  clock?: Clock;
  app?: { slug?: string; name?: string; permissions?: Record<string, Level>; events?: string[] };
  /** Milliseconds that every answer of the interface waits. Default 0. */
  latency?: number;
}

/** An embedded GitHub on loopback: real HTTP, real git objects, signed webhooks, and pages to look at. */
export interface Sandbox {
  /** Of the pages, without a slash at its end: `http://127.0.0.1:PORT`. */
  url: string;
  /** Of the REST interface, as `GITHUB_API_URL`: `http://127.0.0.1:PORT/api/v3`. GraphQL is at `/api/graphql`. */
  api: string;
  app: { id: number; slug: string; privateKey: string; webhookSecret: string };
  installationId: number;
  /** What a GitHub Action would have: writes as `github-actions[bot]` with all rights of the App. */
  token: string;
  /** A token with other rights, as `permissions:` of a workflow or a pull request of a fork would give. */
  tokenWith(permissions: Record<string, Level>): string;
  /** Everything it knows; may be read and changed between requests. */
  world: World;
  /** Makes a repository with one commit that the App is installed on. */
  createRepository(settings: RepositorySettings): Promise<HostedRepository>;
  /** The acts of a person of this login. */
  as(login: string): Person;
  /** From now on webhooks go there; nothing is sent again. Undefined stops them. */
  deliverTo(url: string | undefined): void;
  /** All deliveries so far, oldest first. */
  deliveries: readonly Delivery[];
  /** Resolves when all deliveries are answered. What a bot does after its answer is not known here. */
  idle(): Promise<void>;
  /** Makes matching requests fail as told. */
  fail(fault: Fault): void;
  /** Called with every request to the interface and its answer. @returns what stops it. */
  observe(watch: (exchange: Exchange) => void): () => void;
  close(): Promise<void>;
}

export interface RepositorySettings {
  owner: string;
  name: string;
  /** Text by path. */
  files?: Record<string, string>;
  description?: string;
  private?: boolean;
  defaultBranch?: string;
  hasIssues?: boolean;
  license?: string;
  /** False: the App is not installed there. */
  installed?: boolean;
  ownerType?: 'User' | 'Organization';
}

export type { App, Delivery, Exchange, Fault, HostedRepository, Level, Person, World };
