// Moves what an older installation kept in one database, `broadsheet`, to the database of each service. Once, with the
// services stopped, after ./mongodb-users.js:
//   docker compose exec -T mongodb sh -c 'mongosh -u broadsheet -p "$(cat /secrets/root)"' < deploy/compose/mongodb-move.js
const owners = {
  articles: ['articles', 'comment_counts', 'images', 'pictures', 'picture_sizes.files', 'picture_sizes.chunks', 'views'],
  comments: ['article_projection', 'comments', 'policy', 'threads'],
  newsletter: ['deliveries', 'desk', 'editions', 'stories', 'subscriptions', 'suppressions'],
};

for (const name of db.getSiblingDB('broadsheet').getCollectionNames()) {
  const owner = Object.keys(owners).find((service) => owners[service].includes(name));
  if (owner) {
    db.adminCommand({ renameCollection: `broadsheet.${name}`, to: `${owner}.${name}` });
    print(`${name}: moved to ${owner}`);
  } else {
    print(`${name}: left where it is, no service owns it`);
  }
}
