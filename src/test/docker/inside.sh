# The part of engine.sh that runs in namespaces of its own, of mounts and of processes.
set -euo pipefail
folder=$1
jar=$2
number=$3
here=$(cd "$(dirname "$0")" && pwd)
export DOCKER_HOST=unix://$folder/docker.sock DOCKER_BUILDKIT=0

# Debian with what the images bring along. It grows in memory, as a package manager waits for the disk after each file.
make_root() {
  local root=/mnt/root mirror
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | head -n 1)
  mount -t tmpfs tmpfs /mnt
  debootstrap --variant=minbase --include=busybox,ca-certificates,fontconfig,haproxy,openjdk-17-jre-headless \
    bookworm $root "$mirror"
  ln -s /bin/busybox $root/usr/bin/wget
  mkdir $root/opt/java
  ln -s /usr/lib/jvm/java-17-openjdk-* $root/opt/java/openjdk
  tar -C $root --exclude='./proc/*' --exclude='./sys/*' --exclude='./dev/*' --exclude='./var/cache/apt/*' \
    --exclude='./var/lib/apt/lists/*' --exclude='./usr/share/doc/*' --exclude='./usr/share/locale/*' \
    -cf "$folder/root.tar.new" .
  umount /mnt
  mv "$folder/root.tar.new" "$folder/root.tar"
}

# Networks of the daemon's own, so that nothing of the machine's is changed. The two ends of the way in have addresses of
# the range for tests (RFC 2544), others for each engine that runs at the same time.
make_network() {
  local pair=198.18.$((number / 64 % 256)) first=$((number % 64 * 4))
  mount -t tmpfs tmpfs /run
  ip netns add engine
  ip link add "mc$number" type veth peer name outside netns engine
  ip addr add "$pair.$((first + 1))/30" dev "mc$number"
  ip link set "mc$number" up
  address=$pair.$((first + 2))
  ip -netns engine link set lo up
  ip -netns engine addr add "$address/30" dev outside
  ip -netns engine link set outside up
}

start_daemon() {
  nsenter --net=/run/netns/engine dockerd --host "$DOCKER_HOST" --data-root "$folder/data" --exec-root /run/docker \
    --pidfile /run/docker.pid --cgroup-parent "/memecast-test-$number" --exec-opt native.cgroupdriver=cgroupfs \
    < /dev/null > "$folder/dockerd.log" 2>&1 &
  daemon=$!
  until docker info > /dev/null 2>&1; do
    kill -0 $daemon
    sleep 0.2
  done
}

# Under the names that the project's files have for the real ones.
make_images() {
  docker import --change 'ENV PATH=/opt/java/openjdk/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8' "$folder/root.tar" debian
  docker tag debian "$(name eclipse-temurin src/main/docker/Dockerfile)"
  make_image "$(name maven src/main/docker/Dockerfile)" maven
  make_image "$(name haproxy docker-compose.yml)" haproxy
}

name() {
  grep -oE "\<$1:[0-9][^ ]*" "$2"
}

make_image() {
  tar -c -C "$here/stand-ins" "$2.Dockerfile" -C "$(dirname "$jar")" "$(basename "$jar")" \
    | docker build --quiet --tag "$1" --file "$2.Dockerfile" -
}

[ -f "$folder/root.tar" ] || make_root >&2
make_network
start_daemon
make_images >&2
echo "ready $address"
# Ends with the input.
cat > /dev/null
kill $daemon
wait $daemon
