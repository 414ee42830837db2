# The bot as a container: docs/install-app.md says how to run it. `docker build .` needs nothing but this checkout.
FROM node:24-alpine AS build
WORKDIR /build
COPY package.json package-lock.json ./
# The scripts of packages are not needed to build the bundle.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node node_modules/rolldown/bin/cli.mjs -c rolldown.config.ts --log-level silent

FROM node:24-alpine
WORKDIR /app
# One bundle without packages.
COPY --from=build /build/package.json /build/app.yml /build/LICENSE ./
COPY --from=build /build/src/launch.mjs ./src/launch.mjs
COPY --from=build /build/dist/cli ./dist/cli
RUN mkdir /data && chown node:node /data
USER node
# Holds .env and the database of jobs.
WORKDIR /data
VOLUME /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
EXPOSE 3000
# A bot whose key GitHub rejects is not ready, and so not healthy.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/src/launch.mjs"]
CMD ["start", "--setup", "--no-open"]
