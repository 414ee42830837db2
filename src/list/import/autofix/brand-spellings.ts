/**
 * Names with a single spelling. Words with another meaning in English are left out: `rust`, `go`
 * and `swift` are words, `git` is a command. The owners of `Postgres` and `Mac` use these names
 * too.
 */
const canonicalNames =
  'Android Ansible AngularJS ASP.NET Backbone.js Bitbucket Bitcoin BitTorrent CentOS ChatGPT CircleCI ClickHouse Cloudflare CouchDB Debian DigitalOcean Django Docker Dropbox DynamoDB Elasticsearch Ember.js ESLint Ethereum Express.js FastAPI FFmpeg Firebase FreeBSD GitHub GitLab GNOME GraphQL gRPC Heroku InfluxDB iOS iPadOS iPhone JavaScript jQuery JupyterLab Keras Kotlin Kubernetes LangChain Laravel LaTeX LibreOffice Linux MariaDB Matplotlib Memcached MongoDB MySQL Neo4j Netlify Next.js Node.js NumPy Nuxt.js OAuth OpenAI OpenGL OpenStack OpenStreetMap PayPal PHP PostgreSQL PyPI PyTorch RabbitMQ Redis RubyGems SQLite SQLAlchemy StackOverflow SVG Symfony TensorFlow Terraform TypeScript Ubuntu Unix Vercel Vue.js WebAssembly WebGL WebRTC WebSocket WordPress YAML YouTube'.split(
    ' ',
  );

/** Other ways to write names, in lower case, with the right one. */
const spellingVariants: Record<string, string> = {
  backbonejs: 'Backbone.js',
  emberjs: 'Ember.js',
  expressjs: 'Express.js',
  huggingface: 'Hugging Face',
  macos: 'macOS',
  nextjs: 'Next.js',
  nodejs: 'Node.js',
  nuxtjs: 'Nuxt.js',
  osx: 'macOS',
  stackoverflow: 'Stack Overflow',
  sublimetext: 'Sublime Text',
  vuejs: 'Vue.js',
  websockets: 'WebSockets',
};

/** The right spelling of a name, by its letters in lower case. */
export const canonicalSpellings: ReadonlyMap<string, string> = new Map([
  ...canonicalNames.map((name): [string, string] => [name.toLowerCase(), name]),
  ...Object.entries(spellingVariants),
]);
