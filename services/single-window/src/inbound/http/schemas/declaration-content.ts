import { Type } from 'typebox';
import type { TSchema } from 'typebox';

/**
 * The declaration as JSON (domain.md §3.1-3.2): English names here, the element of DecMessage in the description.
 * Only kinds are checked here; lengths, codes and cross-field rules are the declarations service's, so that one answer
 * lists every fault. Amounts and quantities are decimal strings: a JSON number would lose digits.
 */
const text = (element: string): TSchema => Type.Optional(Type.String({ maxLength: 4000, description: element }));
const decimal = (element: string): TSchema =>
  Type.Optional(Type.String({ maxLength: 40, description: `${element}; decimal string / 十进制数字串` }));
const strict = { additionalProperties: false } as const;
const fields = (names: Record<string, string>): Record<string, TSchema> =>
  Object.fromEntries(Object.entries(names).map(([name, element]) => [name, text(element)]));

const party = (prefix: string) =>
  Type.Optional(
    Type.Object(
      fields({
        creditCode: `${prefix}CodeScc (USCC 统一社会信用代码)`,
        customsCode: `${prefix}Code`,
        ciqCode: `${prefix}CiqCode`,
        name: `${prefix}Name`,
      }),
      strict,
    ),
  );
const charge = (prefix: string) =>
  Type.Optional(
    Type.Object(
      { mark: text(`${prefix}Mark: 1 rate, 2 unit price, 3 total`), amount: decimal(`${prefix}Rate`), currency: text(`${prefix}Curr`) },
      strict,
    ),
  );

const Header = Type.Object(
  {
    ...fields({
      unifiedNo: 'SeqNo 统一编号',
      preEntryNo: 'PreEntryId 预录入编号',
      declarationNo: 'EntryId 海关编号',
      direction: 'IEFlag: I import, E export',
      customsOffice: 'CustomMaster 申报地海关',
      portOffice: 'IEPort 进出境关别',
      manualNo: 'ManualNo 备案号',
      contractNo: 'ContrNo 合同协议号',
      movementDate: 'IEDate 进出口日期, yyyymmdd',
      declaredDate: 'DDate 申报日期, yyyymmdd',
      transportMode: 'TrafMode 运输方式',
      conveyanceName: 'TrafName 运输工具名称',
      voyageNo: 'VoyNo 航次号',
      billNo: 'BillNo 提运单号',
      tradeMode: 'TradeMode 监管方式',
      levyNature: 'CutMode 征免性质',
      licenceNo: 'LicenseNo 许可证号',
      departureOrDestinationCountry: 'TradeCountry 启运国/运抵国',
      tradingCountry: 'TradeAreaCode 贸易国',
      transitOrDestinationPort: 'DistinatePort 经停港/指运港',
      departurePort: 'DespPortCode 启运港',
      borderPort: 'EntyPortCode 入境/离境口岸',
      terms: 'TransMode 成交方式',
      packages: 'PackNo 件数',
      packageType: 'WrapType 包装种类',
      goodsPlace: 'GoodsPlace 货物存放地点',
      entryType: 'EntryType 报关单类型',
      transitRelation: 'DeclTrnRel',
      billType: 'BillType 备案清单类型',
      businessType: 'Type 业务事项',
      guaranteeRelease: 'ChkSurety 担保验放',
      inspectionDiversion: 'CheckFlow 查验分流',
      taxMark: 'TaxAaminMark',
      promises: 'PromiseItmes 价格说明',
      shippingMarks: 'MarkNo 标记唛码',
      remarks: 'NoteS 备注',
      ciqOffice: 'OrgCode',
      ciqInspectionOffice: 'InspOrgCode',
      ciqDestinationOffice: 'PurpOrgCode',
      ciqCertificateOffice: 'VsaOrgCode',
      despatchDate: 'DespDate 启运日期',
      dischargeCompletedDate: 'CmplDschrgDt 卸毕日期',
      ciqBillNo: 'BLNo',
      specialDeclarationFlags: 'SpecDeclFlag',
      correlationNo: 'CorrelationNo',
      correlationReason: 'CorrelationReasonFlag',
      originalContainerFlag: 'OrigBoxFlag',
      clientNo: 'ClientSeqNo: number of the filer',
      operationType: 'OperType',
    }),
    grossWeightKg: decimal('GrossWet 毛重, kg'),
    netWeightKg: decimal('NetWt 净重, kg'),
    trader: party('Trade'),
    owner: party('Owner'),
    declarant: party('Agent'),
    inputUnit: party('Cop'),
    overseasParty: Type.Optional(
      Type.Object(fields({ code: 'OverseasConsignor/ConsigneeCode', name: '…Ename', chineseName: '…Cname', address: '…Addr' }), strict),
    ),
    freight: charge('Fee'),
    insurance: charge('Insur'),
    otherCosts: charge('Other'),
    oversize: Type.Optional(Type.Boolean({ description: 'Over-width or over-height load on the road / 超限货物' })),
  },
  strict,
);

const Item = Type.Object(
  {
    ...fields({
      itemNo: 'GNo 项号',
      hsCode: 'CodeTS 商品编号',
      ciqCode: 'CiqCode',
      accountLine: 'ContrItem 备案序号',
      name: 'GName 商品名称',
      specification: 'GModel 规格型号',
      unit: 'GUnit 成交单位',
      firstUnit: 'FirstUnit 法定第一单位',
      secondUnit: 'SecondUnit 法定第二单位',
      currency: 'TradeCurr 币制',
      originCountry: 'OriginCountry 原产国',
      destinationCountry: 'DestinationCountry 最终目的国',
      originPlace: 'OrigPlaceCode',
      rcepOriginPlace: 'RcepOrigPlaceCode',
      district: 'DistrictCode 境内目的地/货源地',
      destinationPlace: 'DestCode',
      dutyMode: 'DutyMode 征免',
      productVersion: 'ExgVersion',
      articleNo: 'ExgNo 货号',
      purpose: 'Purpose 用途',
      goodsAttributes: 'GoodsAttr 货物属性',
      ingredients: 'Stuff',
      unNumber: 'Uncode UN 编号',
      dangerousName: 'DangName',
      dangerousPackageType: 'DangPackType',
      dangerousPackageSpec: 'DangPackSpec',
      notDangerousFlag: 'NoDangFlag',
      overseasMaker: 'EngManEntCnm',
      makerRegistration: 'MnufctrRegno',
      validUntil: 'ProdValidDt',
      batchNo: 'ProdBatchNo',
      originAgreement: 'EcoRelation/EcoCertNo: agreement 优惠贸易协定代码',
      originCertificateNo: 'EcoRelation/EcoCertNo 原产地证书编号',
      originCertificateLine: 'EcoRelation/EcoGNo 证书项号',
    }),
    quantity: decimal('GQty 成交数量'),
    firstQuantity: decimal('FirstQty 法定第一数量'),
    secondQuantity: decimal('SecondQty 法定第二数量'),
    unitPrice: decimal('DeclPrice 单价'),
    totalPrice: decimal('DeclTotal 总价'),
    vehicleIds: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 5000, description: 'VinNo' })),
  },
  strict,
);

export const DeclarationContentBody = Type.Object(
  {
    header: Type.Optional(Header),
    items: Type.Optional(Type.Array(Item, { maxItems: 1000 })),
    containers: Type.Optional(
      Type.Array(
        Type.Object(
          {
            ...fields({
              containerId: 'ContainerId 集装箱号',
              specification: 'ContainerMd 规格',
              itemNos: 'GoodsNo 商品项号, "1,2"',
              sharedFlag: 'LclFlag 拼箱',
            }),
            goodsWeightKg: decimal('GoodsContaWt'),
          },
          strict,
        ),
        { maxItems: 1000 },
      ),
    ),
    licenceDocuments: Type.Optional(Type.Array(Type.Object(fields({ code: 'DocuCode', number: 'CertCode' }), strict), { maxItems: 200 })),
    attachedDocuments: Type.Optional(
      Type.Array(Type.Object(fields({ code: 'EdocCode', documentId: 'EdocID', format: 'EdocFomatType', fileName: 'EdocCopId' }), strict), {
        maxItems: 200,
      }),
    ),
  },
  { ...strict, $id: 'DeclarationContent' },
);

/** What was filed: the same fields, and what a file held beyond them. */
export const FiledContent = Type.Object({
  ...DeclarationContentBody.properties,
  kept: Type.Optional(
    Type.Array(Type.Object({ path: Type.String(), value: Type.String() }), {
      description: 'Elements without a field of their own / 其余报文元素',
    }),
  ),
});
