// A database and a user of its own for each service. Run by the image at its first start; on a MongoDB that is older:
//   docker compose exec mongodb sh -c 'mongosh -u broadsheet -p "$(cat /secrets/root)" /docker-entrypoint-initdb.d/users.js'
const { readFileSync } = require('fs');

for (const service of ['articles', 'comments', 'newsletter', 'identity']) {
  const own = db.getSiblingDB(service);
  const access = { pwd: readFileSync(`/secrets/${service}`, 'utf8').trim(), roles: [{ role: 'readWrite', db: service }] };
  if (own.getUser(service)) {
    own.updateUser(service, access);
  } else {
    own.createUser({ user: service, ...access });
  }
}
