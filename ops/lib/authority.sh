# shellcheck shell=bash
# A certificate authority of one's own for the broker, and its certificate: for installations without another one.
# Needs openssl.

# Makes ca.pem, ca-key.pem, cert.pem and key.pem; what is there stays. The authority's key is needed for the next
# certificate only, and by no program. To renew the certificate, delete cert.pem and key.pem.
makeAuthority() { # FOLDER HOST
    local folder=$1 host=$2
    (
        umask 077
        mkdir -p "$folder"
        cd "$folder"
        if [ ! -s ca.pem ]; then
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/CN=ccs broker" \
                -addext keyUsage=critical,keyCertSign,cRLSign -keyout ca-key.pem -out ca.new 2>/dev/null
            mv ca.new ca.pem
        fi
        if [ ! -s cert.pem ]; then
            openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$host" -keyout key.pem \
                -out request.pem 2>/dev/null
            printf 'subjectAltName=DNS:%s\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n' "$host" >extensions
            openssl x509 -req -in request.pem -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 825 \
                -extfile extensions -out cert.new 2>/dev/null
            rm request.pem extensions
            mv cert.new cert.pem
        fi
    ) || {
        echo "the broker's certificate cannot be made in $folder: is openssl there?" >&2
        return 1
    }
}
