ALTER TABLE `event` ADD `tax` text;--> statement-breakpoint
UPDATE `event` SET `tax` = (SELECT json_object('name', p.`tax_name`, 'rateBasisPoints', p.`tax_rate_basis_points`, 'inclusive', json(iif(p.`tax_inclusive`, 'true', 'false'))) FROM `organization_profile` p WHERE p.`organization_id` = `event`.`organization_id`) WHERE `published_at` IS NOT NULL;
