SELECT batch_id, issue, expert, track, mac_secret FROM batch
