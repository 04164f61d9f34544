// Run by mongosh in the step mongodb-init; may run again at any time.
const root = `mongodb://root:${encodeURIComponent(process.env.MONGODB_ROOT_PASSWORD)}@mongodb:27017/?directConnection=true&authSource=admin`;
const admin = connect(root).getSiblingDB('admin');

try {
  admin.adminCommand({ replSetGetStatus: 1 });
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  admin.adminCommand({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: 'mongodb:27017' }] } });
}
while (!admin.adminCommand({ hello: 1 }).isWritablePrimary) sleep(200);

// each service keeps databases of its own, named after the namespace and the service
const user = { pwd: process.env.MONGODB_PASSWORD, roles: [{ role: 'readWriteAnyDatabase', db: 'admin' }] };
if (admin.getUser('tongguan') === null) admin.createUser({ user: 'tongguan', ...user });
else admin.updateUser('tongguan', user);
