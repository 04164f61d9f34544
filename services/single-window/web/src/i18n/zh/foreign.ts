/** 国外报关单导入 */
export const foreignZh = {
  import: '导入国外报关单',
  importing: '正在导入…',
  hint: 'WCO数据模型（MetaData/Declaration）的XML文件，不超过1 MiB：有对应的要素填入新草稿，其余随草稿保存并显示。',
  failed: '没有导入',
  tooLarge: '文件超过1 MiB',
  kept: '国外报关单中保留的内容（{{count}}项）',
  keptIntro: '这些要素在本国报关单中没有对应，或其代码无对应；随草稿原样保存，不参与申报。',
  mapped: '由国外报关单填入的内容（{{count}}项）',
  about: '来自{{country}}的{{format}}报关单，编号{{reference}}',
  path: '位置',
  value: '原值',
  field: '字段',
  became: '填入',
  nothingKept: '全部要素都有对应。',
  failedToLoad: '国外报关单的内容未能载入',
};
