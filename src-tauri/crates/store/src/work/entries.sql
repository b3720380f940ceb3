SELECT n.id AS nomination, e.field AS field, e.item AS item, e.value AS value
FROM entry AS e JOIN nomination AS n ON n.id = e.nomination
ORDER BY n.position, e.field, e.item
