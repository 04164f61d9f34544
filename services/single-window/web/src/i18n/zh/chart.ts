export const chartZh = {
  asTable: '以表格显示',
  asChart: '以图形显示',
  copy: '复制为图片',
  copied: '图片已复制到剪贴板',
  saved: '浏览器不允许写入剪贴板，图片已保存为文件',
  notMade: '图片未能生成。可改用“下载 CSV”，或换一个浏览器再试。',
  csv: '下载 CSV',
  of: '{{what}}：{{title}}',
  gap: '无',
  behind: '查看“{{row}}”的报关单',
  spoken: '图：{{title}}。{{caption}}。可用“以表格显示”按钮读取数值。',
} as const;
