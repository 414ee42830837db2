import type { HostPace } from '../../http/index.ts';
import type { Language } from '../../model/language.ts';
import type { ServiceName } from '../../model/service-name.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Identity, UrlMatcher } from '../url/index.ts';
import type { CanarySet, FetchMetadata, ServiceContext, TargetChecker } from './shared/index.ts';

/**
 * What a service is for. The kind of an entry and the role of a link are suggested by it.
 * `file-share`: net disks. `hub`: datasets and models. `competition`: platforms of competitions.
 */
export type ServiceCategory = 'paper' | 'repository' | 'file-share' | 'hub' | 'competition' | 'article' | 'other';

/** The kinds of things on hubs, by the names of kinds of entries. */
export type HubKind = 'dataset' | 'model';

/** A form or version of a thing, which may be missing while the thing lives. */
export interface NamedForm {
  /** The address that is asked. */
  url: string;
  /** Where the thing itself is shown. */
  landing: string;
}

/** How entries name a thing of the service in their `identifiers`. */
export interface IdentifierForm {
  /** The name of the field. */
  field: string;
  toUrl(id: string): string;
  /** True when one thing may have several, as a paper's preprint has a DOI of its own. */
  isOneOfSeveral?: boolean;
}

/** Everything that the program knows of one service. */
export interface ServiceDescriptor<Name extends ServiceName = ServiceName> {
  name: Name;
  /**
   * What people call it. A language without a title shows the English one, since most titles are
   * brands.
   */
  title: Readonly<Record<'en' | 'zh', string> & Partial<Record<Language, string>>>;
  category: ServiceCategory;
  /** Whether its shares have extraction codes. Left out where they have none. */
  accessCode?: 'sometimes' | 'nearly-always';
  /**
   * False when a web archive has no useful copy, since the content is behind a code or a script.
   * Default true.
   */
  archivable?: boolean;
  /** Hosts of today, without `www.`, all of whose pages answer over https. */
  hosts?: readonly string[];
  /**
   * How its addresses are recognised. Left out only where the program itself assigns the service.
   */
  identify?: UrlMatcher;
  /**
   * The address that the service prefers to the one a link has; undefined when they are alike
   * enough.
   */
  getCanonicalUrl?(url: string, identity: Identity): string | undefined;
  /**
   * The form or version that a link names beside the thing itself, such as its HTML or its ninth
   * version. Undefined where the link names the thing alone, or a form that comes with it.
   * @param verdict What is known of the thing, which lives.
   */
  getNamedForm?(url: URL, identity: Identity, verdict: Verdict): NamedForm | undefined;
  /** Left out where entries have no field for its identifiers. */
  identifier?: IdentifierForm;
  /** The part of an id that every spelling of its address has. Default: the whole. */
  getConstantPart?(id: string): string;
  /** What the thing itself is called, where the id says so, such as the name of a repository. */
  getThingName?(id: string): string | undefined;
  /** False for ids of papers that are none, such as data with a DOI. Default: by category. */
  isPaperId?(id: string): boolean;
  /** True for an archive of preprints: the publisher of the paper knows more. Default false. */
  preprints?: boolean;
  /** Whether checks find out stars and license of the repository that an address leads into. */
  hasRepositoryFacts?(identity: Identity): boolean;
  /** What an address of a hub leads to. Left out where that cannot be seen from the address. */
  getHubKind?(identity: Identity): HubKind | undefined;
  /** How fast its hosts may be asked. */
  pace?: Readonly<Record<string, HostPace>>;
  /**
   * Addresses with known answers, for runs in which the service calls many links gone. Undefined
   * for hosts that have nothing in common.
   */
  canaries?(context: ServiceContext): CanarySet | undefined;
  /** Loads the checker on first use. Without one, links are checked by their page. */
  check?(): Promise<{ check: TargetChecker }>;
  /** Loads what reads titles, authors and licences from the service's API. */
  metadata?(): Promise<{ fetchMetadata: FetchMetadata }>;
}

/**
 * Declares one service. Its name has to be in `ServiceNames`, to which the service's folder adds
 * it.
 * @returns the same descriptor, with the name kept as a literal type.
 */
export function defineService<const Name extends ServiceName>(descriptor: ServiceDescriptor<Name>): ServiceDescriptor<Name> {
  return descriptor;
}
