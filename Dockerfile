# The app alone; docker-compose.yml adds its PostgreSQL. It runs the same commands as a machine with Node does.
FROM node:22-slim

# The embedded PostgreSQL and the build folder are written by this user, so the whole folder is its own.
RUN mkdir /app && chown node:node /app
USER node
WORKDIR /app

COPY --chown=node:node package.json package-lock.json ./
RUN npm ci

COPY --chown=node:node . .

# Inside the container 127.0.0.1 could not be reached from outside.
ENV HOST=0.0.0.0 PORT=3000
EXPOSE 3000
CMD ["npm", "start"]
