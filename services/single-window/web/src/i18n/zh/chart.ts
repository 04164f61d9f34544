export const chartZh = {
  asTable: '以表格显示',
  asChart: '以图形显示',
  copy: '复制为图片',
  copied: '图片已复制到剪贴板',
  saved: '浏览器不允许写入剪贴板，图片已保存为文件',
  csv: '下载 CSV',
  empty: '此条件下没有已办结的报关单。请放宽时段或筛选条件。',
  gap: '无',
  spoken: '图：{{title}}。{{caption}}。可用“以表格显示”按钮读取数值。',
} as const;
