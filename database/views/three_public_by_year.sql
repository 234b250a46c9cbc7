SELECT reports.region_code, tables.department, tables.fiscal_year,
       MAX(CASE WHEN facts.measure = 'budget_total' THEN facts.yuan END) AS budget_total,
       MAX(CASE WHEN facts.measure = 'budget_overseas_travel' THEN facts.yuan END) AS budget_overseas_travel,
       MAX(CASE WHEN facts.measure = 'budget_vehicle_total' THEN facts.yuan END) AS budget_vehicle_total,
       MAX(CASE WHEN facts.measure = 'budget_vehicle_purchase' THEN facts.yuan END) AS budget_vehicle_purchase,
       MAX(CASE WHEN facts.measure = 'budget_vehicle_operation' THEN facts.yuan END) AS budget_vehicle_operation,
       MAX(CASE WHEN facts.measure = 'budget_reception' THEN facts.yuan END) AS budget_reception,
       MAX(CASE WHEN facts.measure = 'final_total' THEN facts.yuan END) AS final_total,
       MAX(CASE WHEN facts.measure = 'final_overseas_travel' THEN facts.yuan END) AS final_overseas_travel,
       MAX(CASE WHEN facts.measure = 'final_vehicle_total' THEN facts.yuan END) AS final_vehicle_total,
       MAX(CASE WHEN facts.measure = 'final_vehicle_purchase' THEN facts.yuan END) AS final_vehicle_purchase,
       MAX(CASE WHEN facts.measure = 'final_vehicle_operation' THEN facts.yuan END) AS final_vehicle_operation,
       MAX(CASE WHEN facts.measure = 'final_reception' THEN facts.yuan END) AS final_reception,
       tables.report_id
  FROM tables
  JOIN facts ON facts.report_id = tables.report_id AND facts.table_no = tables.table_no
  JOIN reports ON reports.report_id = tables.report_id
 WHERE tables.form = 'three_public'
 GROUP BY reports.region_code, tables.department, tables.fiscal_year, tables.report_id
