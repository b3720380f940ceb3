//! Where a document would lie (`formats.md` §7, last sentence): work and office files belong on a local disk,
//! because a write-ahead log needs shared memory and locks that a network folder does not give, and a stick
//! may be pulled out. This room only looks; whoever asks decides what to refuse and what to say.
//!
//! On Linux the kind of file system is asked (`statfs`); elsewhere every place is unknown.

use std::path::Path;

/// What kind of place a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A disk of this machine, or its memory.
    Local,
    /// A file system of sticks, cards and discs, which may be pulled out.
    Removable,
    /// A folder of another machine, or of the host of a virtual one.
    Network,
    /// Not known here.
    Unknown,
}

/// The place of `path`, or of the nearest folder above it that exists.
pub fn place(path: &Path) -> Place {
    let Ok(path) = std::path::absolute(path) else { return Place::Unknown };
    path.ancestors().find(|p| p.exists()).map_or(Place::Unknown, ask)
}

#[cfg(target_os = "linux")]
fn ask(path: &Path) -> Place {
    let Ok(found) = rustix::fs::statfs(path) else { return Place::Unknown };
    match u32::try_from(found.f_type) {
        Ok(FUSE) => std::fs::read_to_string("/proc/self/mountinfo")
            .map_or(Place::Unknown, |table| of_fuse(mounted_as(&table, &device(path)))),
        Ok(f_type) => of(f_type),
        Err(_) => Place::Unknown,
    }
}

#[cfg(not(target_os = "linux"))]
fn ask(_: &Path) -> Place {
    Place::Unknown
}

/// `FUSE_SUPER_MAGIC`: the file system is a program, and the number does not say which.
#[cfg(any(target_os = "linux", test))]
const FUSE: u32 = 0x6573_5546;

/// The place of a file system by `f_type` of `statfs(2)`. The numbers are those of `linux/magic.h`, and where that
/// has none, of the manual page `statfs(2)` or of the file system's own source, which is then named.
#[cfg(any(target_os = "linux", test))]
fn of(f_type: u32) -> Place {
    match f_type {
        0xEF53              // EXT2, EXT3, EXT4
        | 0x5846_5342       // XFS
        | 0x9123_683E       // BTRFS
        | 0xF2F5_2010       // F2FS
        | 0x5265_4973       // REISERFS
        | 0x3434            // NILFS
        | 0xF15F            // ECRYPTFS
        | 0x0102_1994       // TMPFS
        | 0x8584_58F6       // RAMFS
        | 0x794C_7630       // OVERLAYFS
        | 0x3153_464A       // JFS: statfs(2)
        | 0xCA45_1A4E       // BCACHEFS: statfs(2)
        | 0x2FC1_2FC1       // ZFS: OpenZFS, sys/fs/zfs.h
        => Place::Local,
        0x4D44              // MSDOS: vfat too
        | 0x2011_BAB0       // EXFAT
        | 0x9660            // ISOFS
        | 0x1501_3346       // UDF
        | 0x5346_544E       // NTFS: statfs(2)
        | 0x7366_746E       // NTFS3: fs/ntfs3/super.c
        | 0x4244            // HFS: statfs(2)
        | 0x482B            // HFS+: fs/hfsplus/hfsplus_raw.h
        => Place::Removable,
        0x6969              // NFS
        | 0x517B            // SMB
        | 0xFF53_4D42       // CIFS
        | 0xFE53_4D42       // SMB2
        | 0x564C            // NCP
        | 0x7375_7245       // CODA
        | 0x5346_414F       // AFS
        | 0x6B41_4653       // AFS of the kernel
        | 0x00C3_6400       // CEPH
        | 0x7461_636F       // OCFS2
        | 0x0102_1997       // V9FS: 9p, folders of a host
        | 0x0116_1970       // GFS2: linux/gfs2_ondisk.h
        | 0x786F_4256       // VBOXSF: fs/vboxsf/super.c
        => Place::Network,
        _ => Place::Unknown,
    }
}

/// The place of a file system that is a program, by its type in the table of mounts.
#[cfg(any(target_os = "linux", test))]
fn of_fuse(kind: Option<&str>) -> Place {
    match kind {
        // A block device behind a program: NTFS and exFAT on older systems.
        Some("fuseblk") => Place::Removable,
        Some(
            "virtiofs" | "fuse.sshfs" | "fuse.rclone" | "fuse.s3fs" | "fuse.davfs"
            | "fuse.curlftpfs" | "fuse.gvfsd-fuse" | "fuse.glusterfs" | "fuse.ceph-fuse"
            | "fuse.vmhgfs-fuse" | "fuse.smbnetfs" | "fuse.kio-fuse",
        ) => Place::Network,
        _ => Place::Unknown,
    }
}

/// The type of the file system of `device` in `table`, a `/proc/<pid>/mountinfo` (`proc_pid_mountinfo(5)`).
#[cfg(any(target_os = "linux", test))]
fn mounted_as<'a>(table: &'a str, device: &str) -> Option<&'a str> {
    let line = table.lines().find(|line| line.split(' ').nth(2) == Some(device))?;
    line.split_once(" - ")?.1.split(' ').next()
}

/// `major:minor` of the device that `path` lies on.
#[cfg(target_os = "linux")]
fn device(path: &Path) -> String {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).map_or(String::new(), |found| {
        let device = found.dev();
        format!("{}:{}", rustix::fs::major(device), rustix::fs::minor(device))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers as `statfs(2)` spells them.
    #[test]
    fn a_number_says_what_kind_of_place_it_is() {
        for (f_type, expected) in [
            (0x0000_EF53, Place::Local),
            (0x5846_5342, Place::Local),
            (0x9123_683E, Place::Local),
            (0x0102_1994, Place::Local),
            (0x0000_4D44, Place::Removable),
            (0x2011_BAB0, Place::Removable),
            (0x5346_544E, Place::Removable),
            (0x0000_6969, Place::Network),
            (0x0000_517B, Place::Network),
            (0xFF53_4D42, Place::Network),
            (0xFE53_4D42, Place::Network),
            (0x0102_1997, Place::Network),
            (0x0000_9FA0, Place::Unknown),
            (0, Place::Unknown),
        ] {
            assert_eq!(of(f_type), expected, "{f_type:#x}");
        }
    }

    #[test]
    fn a_program_as_a_file_system_is_told_by_its_name_in_the_table_of_mounts() {
        // The first line is that of proc_pid_mountinfo(5).
        let table = "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue\n\
                     88 30 0:57 / /home/a/far rw shared:9 master:2 - fuse.sshfs a@b:/ rw,user_id=1000\n\
                     89 30 8:17 / /media/a/STICK rw - fuseblk /dev/sdb1 rw\n\
                     90 30 0:58 / /home/a/safe rw - fuse.gocryptfs /home/a/.safe rw\n";
        let of = |device| of_fuse(mounted_as(table, device));
        assert_eq!(mounted_as(table, "98:0"), Some("ext3"));
        assert_eq!([of("0:57"), of("8:17")], [Place::Network, Place::Removable]);
        assert_eq!([of("0:58"), of("7:7"), of("")], [Place::Unknown; 3]);
    }

    #[test]
    fn what_does_not_exist_yet_lies_where_its_folder_lies() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(place(&folder.path().join("a/b/office.hjo")), place(folder.path()));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_system_is_asked() {
        if std::fs::read_to_string("/proc/mounts").is_ok_and(|m| m.contains(" /dev/shm tmpfs ")) {
            assert_eq!(place(Path::new("/dev/shm/x")), Place::Local);
        } else {
            println!("skipped: no tmpfs at /dev/shm");
        }
        assert_eq!(place(Path::new("/proc/self")), Place::Unknown);
    }
}
