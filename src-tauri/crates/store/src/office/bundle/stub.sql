SELECT digest, bag_info, manifest, tagmanifest, signatures FROM bundle_stub WHERE digest = ?1
